package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.SessionKeys;

/**
 * What a {@link ProvisionalSession} turned out to be.
 *
 * @param path where its far end is
 * @param note what was noted of the hello
 * @param answeredAt when the keying was answered first
 */
record ConfirmedSession(int receiveId, int sendId, Path path, Certificate certificate, SessionKeys keys, byte[] note,
        long answeredAt) {
}
