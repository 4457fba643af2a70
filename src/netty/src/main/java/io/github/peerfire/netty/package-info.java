/**
 * Drives {@link io.github.peerfire.rtmfp.Endpoint}s over UDP on Netty event loops.
 *
 * <p>{@link io.github.peerfire.netty.NettyEndpointDriverFactory} is the entry.
 */
package io.github.peerfire.netty;
