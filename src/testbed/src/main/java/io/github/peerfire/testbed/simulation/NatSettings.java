package io.github.peerfire.testbed.simulation;

/**
 * How a NAT behaves (RFC 4787). Times in nanoseconds.
 *
 * @param mapping which far ends share a mapping
 * @param filtering from which far ends a mapping lets datagrams in
 * @param ports how it chooses external ports
 * @param hairpinning what it does with datagrams from within to its own external address
 * @param lifetime how long a mapping lasts without a datagram from within
 * @param refreshedByInbound whether a datagram from outside makes it last as well
 * @param earlyInboundBurnsPort whether a datagram that is not let in occupies the port for its sender, so that what is
 *     sent to that one from within gets another port, as with Linux whose INPUT chain lets everything in
 * @param maximumMappings how many there are at most; what would need one more is lost
 */
public record NatSettings(
        Dependence mapping,
        Dependence filtering,
        PortAllocation ports,
        Hairpinning hairpinning,
        long lifetime,
        boolean refreshedByInbound,
        boolean earlyInboundBurnsPort,
        int maximumMappings) {

    private static final long MINUTE = 60_000_000_000L;

    /** How external ports are chosen. */
    public enum PortAllocation {
        /** The internal port if it is free. */
        PRESERVING,
        /** One after another. */
        SEQUENTIAL,
        /** Any that is free. */
        RANDOM
    }

    /** What becomes of a datagram to the NAT's own external address from within, and which source it has. */
    public enum Hairpinning {
        /** It is lost. */
        OFF,
        /** It arrives from the sender's internal address. */
        INTERNAL_SOURCE,
        /** It arrives from the sender's external address, as RFC 4787 §6 wants it. */
        EXTERNAL_SOURCE
    }

    /** One that mappings expire in after two minutes, hairpins, and preserves ports where it can. */
    public static NatSettings of(Dependence mapping, Dependence filtering) {
        PortAllocation ports = mapping == Dependence.NONE ? PortAllocation.PRESERVING : PortAllocation.RANDOM;
        return new NatSettings(
                mapping, filtering, ports, Hairpinning.EXTERNAL_SOURCE, 2 * MINUTE, true, false, 1_024);
    }

    /** With another choice of external ports. */
    public NatSettings withPorts(PortAllocation allocation) {
        return new NatSettings(mapping, filtering, allocation, hairpinning, lifetime, refreshedByInbound,
                earlyInboundBurnsPort, maximumMappings);
    }

    /** With another treatment of datagrams from within to itself. */
    public NatSettings withHairpinning(Hairpinning hairpin) {
        return new NatSettings(mapping, filtering, ports, hairpin, lifetime, refreshedByInbound,
                earlyInboundBurnsPort, maximumMappings);
    }

    /** With mappings that last so long, and whether datagrams from outside make them last too. */
    public NatSettings withLifetime(long nanoseconds, boolean inboundToo) {
        return new NatSettings(mapping, filtering, ports, hairpinning, nanoseconds, inboundToo,
                earlyInboundBurnsPort, maximumMappings);
    }

    /** With or without ports that are lost to datagrams that came too early. */
    public NatSettings withEarlyInboundBurningPorts(boolean burning) {
        return new NatSettings(mapping, filtering, ports, hairpinning, lifetime, refreshedByInbound,
                burning, maximumMappings);
    }

    /** With at most so many mappings. */
    public NatSettings withMaximumMappings(int count) {
        return new NatSettings(mapping, filtering, ports, hairpinning, lifetime, refreshedByInbound,
                earlyInboundBurnsPort, count);
    }
}
