/**
 * The rendezvous: admits RTMFP endpoints, knows whose they are, and introduces them to each other. It carries no media.
 *
 * <p>{@link io.github.peerfire.rendezvous.RendezvousServer} is the entry; the embedding application decides through
 * {@link io.github.peerfire.rendezvous.ConnectAuthorizer} who is admitted and through
 * {@link io.github.peerfire.rendezvous.IntroductionPolicy} who may reach whom.
 *
 * <p>What is in it:
 *
 * <ul>
 *   <li>the server: {@link RendezvousServer}, {@link RendezvousConfig}; its event loops share a {@link ServerState};
 *       {@link Startup}, {@link Upkeep}, {@link Reconfiguration} and {@link Drain} change it
 *   <li>an event loop: {@link RendezvousEndpoint} has a {@link ControlConnection} for each client, with its
 *       {@link Admission}, {@link ControlChannel}, {@link ControlCommands} and {@link ControlMessages}
 *   <li>who is here: {@link PeerRegistry}, {@link PeerAddresses}, {@link SaidAddresses}, {@link Departed}; what each
 *       may use up: {@link RateLimits}, {@link ContestedPeers}
 *   <li>introductions: {@link Introducer}, {@link Introductions}, {@link Whereabouts}, {@link PortPrediction},
 *       {@link LastResort}; package {@link io.github.peerfire.rendezvous.trace} remembers how they went
 *   <li>what clients tell each other without a session: {@link PeerMessages}
 *   <li>other nodes: {@link ClusterLink}, {@link OwnNode}, {@link DistantIntroducer}, {@link ForwardedIntroduction},
 *       by way of package {@link io.github.peerfire.rendezvous.cluster}
 *   <li>what a client's NAT does: {@link ConnectivityChecks}, {@link ConnectivityProbe}, {@link SecondPort},
 *       {@link ObservedNat}
 * </ul>
 */
package io.github.peerfire.rendezvous;
