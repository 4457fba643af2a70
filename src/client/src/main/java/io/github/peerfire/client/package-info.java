/**
 * What an application uses to place and take calls: {@link io.github.peerfire.client.PeerfireClient} signs in over
 * XMPP, connects and binds over RTMFP, and hands out {@link io.github.peerfire.client.Call}s.
 *
 * <p>Results are {@link java.util.concurrent.CompletableFuture}s. Callbacks about calls and contacts run on the
 * client's own thread, callbacks about media on the endpoint's; neither may block.
 *
 * <p>What is in it:
 *
 * <ul>
 *   <li>the device: {@link PeerfireClient}, {@link ClientConfig}, {@link ClientState}, {@link SignIn};
 *       {@link ClientThread} is its one thread
 *   <li>its XMPP stream: {@link XmppLogin}, {@link XmppKeeper}, {@link XmppLosses}, {@link XmppLeave}
 *   <li>its connection to the rendezvous, and the binding of both: {@link Binder}, {@link Bindings},
 *       {@link RendezvousKeeper}, {@link Proofs}, {@link VouchingDomains}
 *   <li>contacts: {@link Contact}, {@link ContactList}, {@link Presences}, {@link BlockList}
 *   <li>calls: {@link Call}, {@link OpenCalls}, {@link ClientCallHost}, {@link CallMediaChanges}, {@link CallAdvice}
 *   <li>media of a call: {@link CallStreamMedia} goes over a {@link CallLeg}, with {@link CallLocal} and
 *       {@link CallRemote} at its ends; {@link CallVerification} and {@link CallProof} see to it that nobody is in
 *       between
 *   <li>calls of several: {@link GroupCalls}, {@link GroupCall}, {@link GroupEntrance}, {@link GroupConference},
 *       {@link GroupRoom}, {@link GroupInvitations}, who all get one {@link SharedStream}
 *   <li>calls of Adobe's Video Phone: {@link VideoPhone}, with package {@link io.github.peerfire.client.videophone}
 * </ul>
 */
package io.github.peerfire.client;
