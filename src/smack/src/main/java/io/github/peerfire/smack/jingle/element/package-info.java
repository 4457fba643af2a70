/**
 * Jingle (XEP-0166) with the RTMFP application and transport (ProtoXEP section 6), our own since Smack's drops what it
 * does not know.
 */
package io.github.peerfire.smack.jingle.element;
