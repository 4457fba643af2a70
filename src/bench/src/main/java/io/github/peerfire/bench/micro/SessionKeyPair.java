package io.github.peerfire.bench.micro;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rtmfp.crypto.InitiatorKeying;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import java.util.Random;

/**
 * Both ends' ciphers of one session, with HMACs of 16 bytes and sequence numbers.
 *
 * @param initiator seals what {@code responder} opens
 * @param responder opens what {@code initiator} seals
 */
record SessionKeyPair(PacketCipher initiator, PacketCipher responder) {

    private static final byte[] PARAMETERS = new byte[64];

    static SessionKeyPair agree() {
        Random random = new Random(1);
        FlashCryptographyProfile near = FlashCryptographyProfile.client(random::nextBytes);
        FlashCryptographyProfile far = FlashCryptographyProfile.client(random::nextBytes);
        InitiatorKeying asking = near.initiate(far.certificate(), random::nextBytes).orElseThrow();
        ResponderKeying answering = far.respond(near.certificate(), asking.component(), random::nextBytes);
        try {
            PacketCipher responder = answering.agree(PARAMETERS, asking.sign(PARAMETERS)).cipher();
            PacketCipher initiator = asking
                    .agree(answering.component(), PARAMETERS, answering.sign(PARAMETERS))
                    .cipher();
            return new SessionKeyPair(initiator, responder);
        } catch (KeyingException e) {
            throw new IllegalStateException(e);
        }
    }
}
