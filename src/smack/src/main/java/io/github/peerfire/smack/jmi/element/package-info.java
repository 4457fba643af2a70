/** Jingle Message Initiation, XEP-0353, with RTMFP descriptions. */
package io.github.peerfire.smack.jmi.element;
