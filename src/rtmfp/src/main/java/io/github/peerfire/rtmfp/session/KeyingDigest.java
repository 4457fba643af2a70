package io.github.peerfire.rtmfp.session;

import java.util.Arrays;

/**
 * What identifies one Initiator Initial Keying and its repetitions: a code under a secret of ours, so nobody can aim
 * it.
 */
record KeyingDigest(byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyingDigest digest && Arrays.equals(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
