/** Flows (RFC 7016 §3.6): sending and receiving messages within a session, with any mix of reliability and order. */
package io.github.peerfire.rtmfp.flow;
