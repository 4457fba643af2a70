package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import java.util.ArrayDeque;

/**
 * A responder's session before the first packet that verifies under its keys: somebody presented a certificate, but has
 * not shown yet to have the keys that go with it. Nothing of it is visible to the application. Strangers may have
 * thousands come and go in a second: it is a few numbers and bytes, and becomes another one when it is over.
 */
final class ProvisionalSession {

    private static final byte[] NOTHING = new byte[0];
    private static final int PATH_LIMIT = 4;
    /** As many as most need; more are not kept for the next one. */
    private static final int USUAL_LENGTH = 1_024;
    private static final int STEP = 64;

    /** Of what is counted in {@link #content}. */
    private static final int IDENTITY = 0;
    private static final int CERTIFICATE = 1;
    private static final int KEYS = 2;
    private static final int ANSWER = 3;
    private static final int NOTE = 4;

    private int receiveId;
    private int sendId;
    /** Where the keying came from at first, with a good cookie. */
    private final FlatPath path = new FlatPath();
    /** Where else it came from, each time with a good cookie; null mostly. */
    private ArrayDeque<Path> otherPaths;
    private long digestHigh;
    private long digestLow;
    /**
     * Of {@link #content(Certificate, byte[], ResponderInitialKeying, byte[])}, perhaps with bytes of others after it.
     */
    private byte[] content = new byte[0];
    /** When the keying was answered first. */
    private long answeredAt;
    long expiresAt;

    /** All that is kept of it but numbers, as bytes. */
    static byte[] content(Certificate certificate, byte[] keys, ResponderInitialKeying answer, byte[] note) {
        byte[][] parts = {certificate.canonicalDiscriminator(), certificate.encoded(), keys, payload(answer), note};
        int length = 0;
        for (byte[] part : parts) {
            length += ByteWriter.countedLength(part);
        }
        ByteWriter writer = new ByteWriter(new byte[length]);
        for (byte[] part : parts) {
            writer.writeCountedBytes(part);
        }
        return writer.array();
    }

    private static byte[] payload(ResponderInitialKeying answer) {
        ByteWriter writer = new ByteWriter(new byte[answer.payloadLength()]);
        answer.encodePayload(writer);
        return writer.array();
    }

    /**
     * Becomes another one.
     *
     * @param source where the keying came from
     * @param newContent see {@link #content(Certificate, byte[], ResponderInitialKeying, byte[])}; not kept
     */
    void set(int newReceiveId, int newSendId, Path source, KeyingDigest digest, byte[] newContent, long now) {
        receiveId = newReceiveId;
        sendId = newSendId;
        path.set(source);
        otherPaths = null;
        digestHigh = digest.high();
        digestLow = digest.low();
        if (content.length < newContent.length) {
            content = new byte[(newContent.length + STEP - 1) / STEP * STEP];
        }
        System.arraycopy(newContent, 0, content, 0, newContent.length);
        answeredAt = now;
    }

    /** It is over, and may become another one. */
    void clear() {
        if (content.length > USUAL_LENGTH) {
            content = new byte[0];
        }
    }

    private byte[] part(int index) {
        ByteReader reader = new ByteReader(content);
        try {
            for (int i = 0; i < index; i++) {
                reader.skip(reader.readLength());
            }
            return reader.readCountedBytes();
        } catch (MalformedException e) {
            throw new IllegalStateException("It was written otherwise", e);
        }
    }

    int receiveId() {
        return receiveId;
    }

    int sendId() {
        return sendId;
    }

    /** How it is found among the keyings that were received. */
    KeyingDigest digest() {
        return new KeyingDigest(digestHigh, digestLow);
    }

    /** When the keying was answered first. */
    long answeredAt() {
        return answeredAt;
    }

    /** The certificate's canonical discriminator. */
    byte[] identity() {
        return part(IDENTITY);
    }

    Certificate certificate(CryptographyProfile profile) {
        return profile.decodeCertificate(part(CERTIFICATE)).orElseThrow();
    }

    SessionKeys keys(CryptographyProfile profile) {
        return profile.unpack(part(KEYS));
    }

    ResponderInitialKeying answer() {
        try {
            return ResponderInitialKeying.decode(new ByteReader(part(ANSWER)));
        } catch (MalformedException e) {
            throw new IllegalStateException("It was written otherwise", e);
        }
    }

    /** What was noted of the hello. */
    byte[] note() {
        byte[] note = part(NOTE);
        return note.length == 0 ? NOTHING : note;
    }

    /** Where the keying came from at first. */
    FlatPath path() {
        return path;
    }

    boolean isAt(Path other) {
        return otherPaths != null && otherPaths.contains(other) || path.path().equals(other);
    }

    /** Its keying came from one more place: the initiator moved, or somebody repeats what it said. */
    void alsoAt(Path other) {
        if (otherPaths == null) {
            otherPaths = new ArrayDeque<>(1);
        }
        if (otherPaths.size() >= PATH_LIMIT - 1) {
            otherPaths.removeLast();
        }
        otherPaths.add(other);
    }

    /** The place that a first packet from {@code source} confirms: that one, if a cookie proved it. */
    Path confirmedBy(Path source) {
        return isAt(source) ? source : path.path();
    }
}
