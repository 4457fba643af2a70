package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import java.util.Arrays;

/**
 * The initiator's half of the key agreement (RFC 7016 §2.3.7).
 *
 * @param signedParameters initiatorSignedParameters, byte for byte what the signature covers
 * @param initiatorSessionId 32 bits, what the responder is to send to
 * @param cookieEcho the responder's cookie
 * @param initiatorCertificate as the cryptography profile encodes it
 * @param sessionKeyInitiatorComponent as the cryptography profile encodes it
 * @param signature of {@code signedParameters}
 */
public record InitiatorInitialKeying(
        byte[] signedParameters,
        int initiatorSessionId,
        byte[] cookieEcho,
        byte[] initiatorCertificate,
        byte[] sessionKeyInitiatorComponent,
        byte[] signature)
        implements Chunk {

    /** Encodes initiatorSignedParameters, which are then to be signed. */
    public static byte[] signedParameters(
            int initiatorSessionId, byte[] cookieEcho, byte[] certificate, byte[] sessionKeyInitiatorComponent) {
        ByteWriter writer = new ByteWriter(new byte[4 + ByteWriter.countedLength(cookieEcho)
                + ByteWriter.countedLength(certificate) + ByteWriter.countedLength(sessionKeyInitiatorComponent)]);
        writer.writeUint32(initiatorSessionId).writeCountedBytes(cookieEcho);
        writer.writeCountedBytes(certificate).writeCountedBytes(sessionKeyInitiatorComponent);
        return writer.array();
    }

    @Override
    public int type() {
        return ChunkType.INITIATOR_INITIAL_KEYING;
    }

    @Override
    public int payloadLength() {
        return signedParameters.length + signature.length;
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeBytes(signedParameters).writeBytes(signature);
    }

    /** Reads a chunk's whole payload and copies its parts; the signature is what is left of it, and not checked. */
    public static InitiatorInitialKeying decode(ByteReader payload) throws MalformedException {
        int start = payload.position();
        int sessionId = payload.readUint32();
        byte[] cookieEcho = payload.readCountedBytes();
        byte[] certificate = payload.readCountedBytes();
        byte[] component = payload.readCountedBytes();
        byte[] signedParameters = Arrays.copyOfRange(payload.array(), start, payload.position());
        return new InitiatorInitialKeying(
                signedParameters, sessionId, cookieEcho, certificate, component, payload.readRemainder());
    }
}
