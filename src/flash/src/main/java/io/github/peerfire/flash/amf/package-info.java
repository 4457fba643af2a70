/**
 * Action Message Format values, as RTMP commands and data messages carry them.
 *
 * <p>AMF0 and AMF3 are read and written, as Adobe's specifications of both describe them (AMF 0 of 2006, AMF 3 of
 * January 2013). AMF0 switches to AMF3 for single values (marker 0x11), and that is how RTMP carries AMF3. What is
 * referred to is read as if it stood there; what is within itself is an {@link AmfReference}. Objects that write
 * themselves are read if how they do it is known ({@link AmfExternalized}), and refused otherwise, never guessed at.
 * Decoding is bounded: nesting, the number and size of values with all that is referred to, and every length before
 * anything is allocated for it.
 */
package io.github.peerfire.flash.amf;
