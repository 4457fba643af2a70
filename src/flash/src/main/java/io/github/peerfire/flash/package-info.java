/**
 * Adobe's RTMFP for Flash communication (RFC 7425).
 *
 * <p>Nothing here owns a thread, a socket or a clock: an {@link io.github.peerfire.rtmfp.EndpointDriver} provides them.
 */
package io.github.peerfire.flash;
