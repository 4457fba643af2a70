package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import io.github.peerfire.rtmfp.crypto.SessionKeys;

/** A key agreement that cannot succeed, which shows when it is tried. */
record RefusedKeying(KeyingException reason) implements ResponderKeying {

    @Override
    public SessionKeys agree(byte[] initiatorSignedParameters, byte[] signature) throws KeyingException {
        throw reason;
    }

    @Override
    public byte[] component() {
        throw new IllegalStateException(reason);
    }

    @Override
    public byte[] sign(byte[] responderSignedParameters) {
        throw new IllegalStateException(reason);
    }
}
