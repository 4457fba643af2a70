package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import java.util.Arrays;

/**
 * The responder's half of the key agreement (RFC 7016 §2.3.8).
 *
 * @param signedPortion responderSignedParametersPortion; the signature covers it followed by the initiator's component
 * @param responderSessionId 32 bits, what the initiator is to send to
 * @param sessionKeyResponderComponent as the cryptography profile encodes it
 * @param signature of {@code signedPortion} and the initiator's component
 */
public record ResponderInitialKeying(
        byte[] signedPortion, int responderSessionId, byte[] sessionKeyResponderComponent, byte[] signature)
        implements Chunk {

    /** Encodes responderSignedParametersPortion. */
    public static byte[] signedPortion(int responderSessionId, byte[] sessionKeyResponderComponent) {
        ByteWriter writer = new ByteWriter(new byte[4 + ByteWriter.countedLength(sessionKeyResponderComponent)]);
        writer.writeUint32(responderSessionId).writeCountedBytes(sessionKeyResponderComponent);
        return writer.array();
    }

    @Override
    public int type() {
        return ChunkType.RESPONDER_INITIAL_KEYING;
    }

    @Override
    public int payloadLength() {
        return signedPortion.length + signature.length;
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeBytes(signedPortion).writeBytes(signature);
    }

    /** Reads a chunk's whole payload and copies its parts; the signature is what is left of it, and not checked. */
    public static ResponderInitialKeying decode(ByteReader payload) throws MalformedException {
        int start = payload.position();
        int sessionId = payload.readUint32();
        byte[] component = payload.readCountedBytes();
        byte[] signedPortion = Arrays.copyOfRange(payload.array(), start, payload.position());
        return new ResponderInitialKeying(signedPortion, sessionId, component, payload.readRemainder());
    }
}
