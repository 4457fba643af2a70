package io.github.peerfire.rtmfp.wire;

/**
 * A length-type-value triplet that is not a marker (RFC 7016 §2.1.3).
 *
 * @param type what kind it is, unsigned
 * @param value its value, possibly empty; not to be changed
 */
public record Option(long type, byte[] value) {

    /** Length and type and value. */
    public int encodedLength() {
        int payload = payloadLength();
        return Vlu.encodedLength(payload) + payload;
    }

    /** Writes length, type and value, {@link #encodedLength} bytes. */
    public void encode(ByteWriter writer) {
        writer.writeVlu(payloadLength()).writeVlu(type).writeBytes(value);
    }

    /** Reads one option, or null for a marker. An option whose type does not fit its length is malformed. */
    public static Option decode(ByteReader reader) throws MalformedException {
        int length = reader.readLength();
        if (length == 0) {
            return null;
        }
        ByteReader payload = reader.slice(length);
        long type = payload.readVlu();
        return new Option(type, payload.readRemainder());
    }

    private int payloadLength() {
        return Vlu.encodedLength(type) + value.length;
    }
}
