package io.github.peerfire.rtmfp.wire;

/**
 * The common header of a plain packet (RFC 7016 §2.2.4).
 *
 * @param timeCritical the packet has real-time user data
 * @param timeCriticalReverse the sender receives real-time data on other sessions
 * @param timestamp in ticks of 4 ms modulo 65536, or {@link #ABSENT}
 * @param timestampEcho as {@code timestamp}
 */
public record PacketHeader(
        boolean timeCritical, boolean timeCriticalReverse, PacketMode mode, int timestamp, int timestampEcho) {

    /** Instead of a timestamp that a packet does not have. */
    public static final int ABSENT = -1;

    /** The longest header in bytes. */
    public static final int MAX_ENCODED_LENGTH = 5;

    static final int TIME_CRITICAL = 0x80;
    private static final int TIME_CRITICAL_REVERSE = 0x40;
    private static final int TIMESTAMP_PRESENT = 0x08;
    private static final int TIMESTAMP_ECHO_PRESENT = 0x04;

    /** 1 to {@link #MAX_ENCODED_LENGTH} bytes. */
    public int encodedLength() {
        return 1 + (timestamp == ABSENT ? 0 : 2) + (timestampEcho == ABSENT ? 0 : 2);
    }

    /** Writes flags and those timestamps that are not absent, {@link #encodedLength} bytes. */
    public void encode(ByteWriter writer) {
        writer.writeByte(flags());
        if (timestamp != ABSENT) {
            writer.writeUint16(timestamp);
        }
        if (timestampEcho != ABSENT) {
            writer.writeUint16(timestampEcho);
        }
    }

    /** Reads a header; what follows are chunks. Reserved bits are ignored. */
    public static PacketHeader decode(ByteReader reader) throws MalformedException {
        int flags = reader.readUnsignedByte();
        PacketMode mode = PacketMode.of(flags);
        int timestamp = (flags & TIMESTAMP_PRESENT) == 0 ? ABSENT : reader.readUint16();
        int timestampEcho = (flags & TIMESTAMP_ECHO_PRESENT) == 0 ? ABSENT : reader.readUint16();
        return new PacketHeader(
                (flags & TIME_CRITICAL) != 0, (flags & TIME_CRITICAL_REVERSE) != 0, mode, timestamp, timestampEcho);
    }

    private int flags() {
        return (timeCritical ? TIME_CRITICAL : 0)
                | (timeCriticalReverse ? TIME_CRITICAL_REVERSE : 0)
                | (timestamp == ABSENT ? 0 : TIMESTAMP_PRESENT)
                | (timestampEcho == ABSENT ? 0 : TIMESTAMP_ECHO_PRESENT)
                | mode.code();
    }
}
