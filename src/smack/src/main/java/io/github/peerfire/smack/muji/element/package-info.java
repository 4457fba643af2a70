/** Conferences of several people in a room, XEP-0272, with RTMFP descriptions (ProtoXEP section 9). */
package io.github.peerfire.smack.muji.element;
