/**
 * Sessions (RFC 7016 §3.5): startup in every role, keepalive, mobility, closing, and what happens to a session's
 * packets.
 */
package io.github.peerfire.rtmfp.session;
