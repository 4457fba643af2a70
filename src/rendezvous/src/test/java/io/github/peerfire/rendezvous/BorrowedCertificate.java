package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.crypto.ForwardingProfile;

/** An identity that shows somebody else's certificate, which everybody can read, and has keys of its own. */
final class BorrowedCertificate extends ForwardingProfile {

    private final Certificate borrowed;

    BorrowedCertificate(CryptographyProfile own, Certificate borrowed) {
        super(own);
        this.borrowed = borrowed;
    }

    @Override
    public Certificate certificate() {
        return borrowed;
    }
}
