/** How much may be in flight: RFC 7016 §3.5.2 and Appendix A. */
package io.github.peerfire.rtmfp.congestion;
