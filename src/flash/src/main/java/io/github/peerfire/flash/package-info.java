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
 *
 * <p>What is in it, outside first:
 *
 * <ul>
 *   <li>what an application holds: {@link NetConnection}, {@link NetStream}, {@link PublishedStream},
 *       {@link PlayedStream}, {@link PeerStream}
 *   <li>what it sets and is told: {@link NetConnectionConfig}, {@link NetStatus}, {@link StatusCode},
 *       {@link NetStreamInfo}, {@link FarPath}, {@link RtmfpUri}, and the listeners
 *   <li>a connection: {@link ConnectionContext} is what its parts share, {@link ConnectionSetup} its life,
 *       {@link EventDispatcher} hands them the endpoint's events
 *   <li>the session with the server (§5.3): {@link ServerConnection}, {@link CommandChannel}, {@link ConnectCommand},
 *       {@link PeerInfo}, {@link KeepaliveTimers}, {@link CallHandling}
 *   <li>streams by way of the server (§5.3.5): {@link ServerStreams}, {@link ServerStream}; a {@link ServerTenant}
 *       publishes ({@link ServerPublication}) or plays ({@link ServerPlayback})
 *   <li>streams between peers (§5.4): {@link PeerConnections}, {@link PeerConnection}; {@link Publications} have each
 *       a {@link Subscriber} for who plays them ({@link DirectPublication}), a {@link Subscription} plays
 *   <li>flows: {@link StreamFlows}, {@link IncomingFlow}, {@link OutgoingFlow}, {@link ReturnFlow}; barriers of Flow
 *       Synchronization (§5.2): {@link FlowBarriers}, {@link TimedBarriers}
 *   <li>media on their way out: {@link MediaSender}, {@link PictureQueue}, {@link KeptTags}, {@link DataFrames},
 *       {@link MediaLifetimes}, and in: {@link StreamReceiver}, {@link PlayoutBuffer}, {@link MediaClock}
 * </ul>
 */
package io.github.peerfire.flash;
