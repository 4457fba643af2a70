/**
 * Adobe's RTMFP for Flash communication (RFC 7425): {@link io.github.peerfire.flash.NetConnection} joins a server,
 * {@link io.github.peerfire.flash.NetStream} publishes to peers and plays from them.
 *
 * <p>Nothing here owns a thread, a socket or a clock: an {@link io.github.peerfire.rtmfp.EndpointDriver} provides them.
 * All callbacks run on that driver's thread, one at a time, and must not block it.
 */
package io.github.peerfire.flash;
