package io.github.peerfire.rendezvous.relay;

/**
 * A snapshot of the relay's counters since the server started; all zero without relay.
 *
 * @param pairsOpen pairs now
 * @param pairsOpened pairs to which the relay was offered
 * @param pairsRefused pairs to which it was not for want of ports, or because there were as many as may be
 * @param packets packets forwarded
 * @param bytes their lengths
 * @param packetsOfStrangers packets dropped that came from elsewhere than the pair's addresses
 * @param packetsLimited packets dropped because more was sent than may be, or they were too long
 */
public record RelayStatistics(
        int pairsOpen,
        long pairsOpened,
        long pairsRefused,
        long packets,
        long bytes,
        long packetsOfStrangers,
        long packetsLimited) {

    /** Without relay. */
    public static final RelayStatistics NONE = new RelayStatistics(0, 0, 0, 0, 0, 0, 0);

    /** Together with those of another relay. */
    public RelayStatistics plus(RelayStatistics other) {
        return new RelayStatistics(pairsOpen + other.pairsOpen, pairsOpened + other.pairsOpened,
                pairsRefused + other.pairsRefused, packets + other.packets, bytes + other.bytes,
                packetsOfStrangers + other.packetsOfStrangers, packetsLimited + other.packetsLimited);
    }
}
