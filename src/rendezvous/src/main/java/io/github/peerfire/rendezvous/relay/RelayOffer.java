package io.github.peerfire.rendezvous.relay;

/**
 * Two ports that stand for two peers.
 *
 * @param forFirst where the first peer finds the second
 * @param forSecond where the second peer finds the first
 */
public record RelayOffer(int forFirst, int forSecond) {

    /** The same from the second peer's point of view. */
    public RelayOffer reversed() {
        return new RelayOffer(forSecond, forFirst);
    }
}
