/** Congestion control (RFC 7016 §3.5.2, Appendix A): how much user data a session may have in the network. */
package io.github.peerfire.rtmfp.congestion;
