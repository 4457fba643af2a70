/**
 * Action Message Format values, as RTMP commands and data messages carry them.
 *
 * <p>AMF0 is read and written; of AMF3, to which a value may switch, plain values are read, and the rest is a typed
 * refusal ({@link AmfFault#UNSUPPORTED_AMF3}), never a guess. Decoding is bounded: nesting, the number of values, and
 * every length before anything is allocated for it.
 */
package io.github.peerfire.flash.amf;
