package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.crypto.ForwardingProfile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Notes the key in the URI of each hello; all else is another profile's. */
final class HelloNotingProfile extends ForwardingProfile {

    /** In bytes: with so many an answer is as long as without, because of the padding of encryption. */
    private static final int LONGEST_TEXT = 9;

    private static final byte[] NO_KEY = new byte[0];

    HelloNotingProfile(CryptographyProfile profile) {
        super(profile);
    }

    /** The first path segment, if there is one and it is short; of a longer one the digest. */
    @Override
    public byte[] helloNote(byte[] discriminator) {
        return FlashEndpointDiscriminator.parse(discriminator)
                .flatMap(FlashEndpointDiscriminator::uri)
                .flatMap(uri -> ConnectPath.ofUrlOrPath(uri).stream().findFirst())
                .map(HelloNotingProfile::note)
                .orElse(NO_KEY);
    }

    private static byte[] note(String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        return text.length <= LONGEST_TEXT ? text : KeyDigest.of(key).bytes();
    }

    /** The key that was noted. */
    static Optional<KeyDigest> key(byte[] note) {
        if (note.length == 0) {
            return Optional.empty();
        }
        return Optional.of(note.length == KeyDigest.LENGTH ? KeyDigest.of(note)
                : KeyDigest.of(new String(note, StandardCharsets.UTF_8)));
    }
}
