/**
 * The rendezvous: admits RTMFP endpoints, knows whose they are, and introduces them to each other. It carries no media.
 *
 * <p>{@link io.github.peerfire.rendezvous.RendezvousServer} is the entry; the embedding application decides through
 * {@link io.github.peerfire.rendezvous.ConnectAuthorizer} who is admitted and through
 * {@link io.github.peerfire.rendezvous.IntroductionPolicy} who may reach whom.
 */
package io.github.peerfire.rendezvous;
