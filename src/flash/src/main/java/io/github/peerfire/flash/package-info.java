/**
 * Adobe's RTMFP for Flash communication (RFC 7425): {@link io.github.peerfire.flash.NetConnection} joins a server,
 * {@link io.github.peerfire.flash.NetStream} publishes to peers and plays from them, or by way of the server.
 *
 * <pre>{@code
 * NetConnection connection = NetConnection.connect(URI.create("rtmfp://rtmfp.example.net/key")).join();
 * PublishedStream mine = NetStream.publishDirect(connection, "media");
 * PlayedStream theirs = NetStream.playFrom(connection, friend, "media");
 * }</pre>
 *
 * <p><b>Time.</b> Timestamps of messages are milliseconds on the publisher's time line, 32 bits, and wrap. Durations
 * are {@link java.time.Duration}s.
 *
 * <p><b>Media.</b> Audio and video travel as bodies of FLV tags, codec byte first; package
 * {@link io.github.peerfire.flash.tag} reads their headers. Data are values of {@link io.github.peerfire.flash.amf}.
 *
 * <p><b>Threads.</b> Nothing here owns a thread, a socket or a clock: an
 * {@link io.github.peerfire.rtmfp.EndpointDriver} provides them. All methods may be called from any thread and return
 * at once. All listeners run on that driver's thread, one at a time, and must not block it; futures complete there.
 * What a listener throws is logged and harms nobody.
 *
 * <p><b>Errors.</b> Wrong arguments throw {@link java.lang.IllegalArgumentException}. What goes wrong later is a
 * {@link io.github.peerfire.flash.NetStatus}, told to listeners, or as a
 * {@link io.github.peerfire.flash.NetStatusException} the failure of a future.
 */
package io.github.peerfire.flash;
