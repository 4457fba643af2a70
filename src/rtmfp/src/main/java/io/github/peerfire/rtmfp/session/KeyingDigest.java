package io.github.peerfire.rtmfp.session;

import java.nio.ByteBuffer;

/**
 * What identifies one Initiator Initial Keying and its repetitions: half of a code under a secret of ours, so nobody
 * can aim it.
 */
record KeyingDigest(long high, long low) {

    /** @param code 16 bytes at least */
    static KeyingDigest of(byte[] code) {
        ByteBuffer bytes = ByteBuffer.wrap(code);
        return new KeyingDigest(bytes.getLong(), bytes.getLong());
    }
}
