/**
 * What an application uses to place and take calls: {@link io.github.peerfire.client.PeerfireClient} signs in over
 * XMPP, connects and binds over RTMFP, and hands out {@link io.github.peerfire.client.Call}s.
 *
 * <p>Results are {@link java.util.concurrent.CompletableFuture}s. Callbacks about calls and contacts run on the
 * client's own thread, callbacks about media on the endpoint's; neither may block.
 */
package io.github.peerfire.client;
