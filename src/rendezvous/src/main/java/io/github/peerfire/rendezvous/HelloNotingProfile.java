package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.crypto.ForwardingProfile;

/** Notes the key in the URI of each hello; all else is another profile's. */
final class HelloNotingProfile extends ForwardingProfile {

    private static final byte[] NO_KEY = new byte[0];

    HelloNotingProfile(CryptographyProfile profile) {
        super(profile);
    }

    /** The digest of the first path segment, if there is one. */
    @Override
    public byte[] helloNote(byte[] discriminator) {
        return FlashEndpointDiscriminator.parse(discriminator)
                .flatMap(FlashEndpointDiscriminator::uri)
                .flatMap(uri -> ConnectPath.ofUrlOrPath(uri).stream().findFirst())
                .map(segment -> KeyDigest.of(segment).bytes())
                .orElse(NO_KEY);
    }
}
