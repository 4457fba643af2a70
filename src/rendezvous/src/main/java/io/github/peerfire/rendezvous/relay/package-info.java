/**
 * The relay of last resort: two peers that were introduced and do not reach each other may send their packets through
 * the server. It forwards them blindly; they stay encrypted from end to end. Each pair has two ports of its own, one
 * for each peer, at which the other one seems to be.
 *
 * <p>It is no open reflector: only the addresses of the two peers are heard, which they proved to the server; what one
 * sends goes to the other and nowhere else; each packet goes out once, as long as it came in, or not at all.
 */
package io.github.peerfire.rendezvous.relay;
