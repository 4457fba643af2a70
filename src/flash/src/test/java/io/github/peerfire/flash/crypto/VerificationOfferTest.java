package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import org.junit.jupiter.api.Test;

class VerificationOfferTest {

    private static final byte[] PACKET = new byte[10];
    private static final int WITH_NOTHING_BUT_A_CHECKSUM = 16;
    private static final int WITH_HMAC = 16 + 20;

    private static FlashCryptographyProfile identity(Negotiation hmac, Negotiation sequenceNumbers, long seed) {
        return FlashCryptographyProfile.builder().ephemeralKeys(DiffieHellmanGroup.MODP_1024)
                .hmac(hmac).hmacLength(20).sequenceNumbers(sequenceNumbers).build(new SeededRandom(seed));
    }

    /** How long the initiator's packet is, which the responder must be able to open. */
    private static int initiatorsPacket(Negotiation initiator, Negotiation responder) throws KeyingException {
        Handshake handshake = Handshake.between(
                identity(initiator, Negotiation.NEVER, 1), identity(responder, Negotiation.NEVER, 2), 3);
        byte[] sealed = new byte[100];
        int length = handshake.initiator().cipher().seal(PACKET, 0, PACKET.length, sealed, 0);
        assertThat(handshake.responder().cipher().open(sealed, 0, length, new byte[100], 0)).isPositive();
        return length;
    }

    @Test
    @Proves({"R7425-069", "R7425-070", "R7425-073"})
    void hmacsAreSentAlwaysOrOnRequestOrNever() throws KeyingException {
        assertThat(initiatorsPacket(Negotiation.REQUIRED, Negotiation.ON_REQUEST)).isEqualTo(WITH_HMAC);
        assertThat(initiatorsPacket(Negotiation.ON_REQUEST, Negotiation.REQUIRED)).isEqualTo(WITH_HMAC);
        assertThat(initiatorsPacket(Negotiation.PREFERRED, Negotiation.PREFERRED)).isEqualTo(WITH_HMAC);
        assertThat(initiatorsPacket(Negotiation.ON_REQUEST, Negotiation.ON_REQUEST))
                .isEqualTo(WITH_NOTHING_BUT_A_CHECKSUM);
        assertThat(initiatorsPacket(Negotiation.PREFERRED, Negotiation.NEVER))
                .isEqualTo(WITH_NOTHING_BUT_A_CHECKSUM);
    }

    @Test
    @Proves({"R7425-078", "R7425-079"})
    void sequenceNumbersAreSentAlwaysOrOnRequestOrNever() throws KeyingException {
        assertThat(detectsDuplicates(Negotiation.REQUIRED, Negotiation.ON_REQUEST)).isTrue();
        assertThat(detectsDuplicates(Negotiation.ON_REQUEST, Negotiation.REQUIRED)).isTrue();
        assertThat(detectsDuplicates(Negotiation.PREFERRED, Negotiation.PREFERRED)).isTrue();
        assertThat(detectsDuplicates(Negotiation.ON_REQUEST, Negotiation.ON_REQUEST)).isFalse();
        assertThat(detectsDuplicates(Negotiation.PREFERRED, Negotiation.NEVER)).isFalse();
    }

    private static boolean detectsDuplicates(Negotiation initiator, Negotiation responder) throws KeyingException {
        Handshake handshake = Handshake.between(
                identity(Negotiation.PREFERRED, initiator, 1), identity(Negotiation.PREFERRED, responder, 2), 3);
        byte[] sealed = new byte[100];
        int length = handshake.initiator().cipher().seal(PACKET, 0, PACKET.length, sealed, 0);
        assertThat(handshake.responder().cipher().open(sealed, 0, length, new byte[100], 0)).isPositive();
        int again = handshake.responder().cipher().open(sealed, 0, length, new byte[100], 0);
        return again == FlashPacketCipher.DUPLICATE;
    }

    @Test
    @Proves({"R7425-071", "R7425-080"})
    void whoRequiresSomethingRefusesAFarEndThatWillNotSendIt() {
        assertRefused(Negotiation.REQUIRED, Negotiation.PREFERRED, Negotiation.NEVER, Negotiation.PREFERRED, "HMAC");
        assertRefused(Negotiation.NEVER, Negotiation.PREFERRED, Negotiation.REQUIRED, Negotiation.PREFERRED, "HMAC");
        assertRefused(Negotiation.PREFERRED, Negotiation.REQUIRED, Negotiation.PREFERRED, Negotiation.NEVER, "numbers");
        assertRefused(Negotiation.PREFERRED, Negotiation.NEVER, Negotiation.PREFERRED, Negotiation.REQUIRED, "numbers");
    }

    private static void assertRefused(Negotiation initiatorHmac, Negotiation initiatorNumbers,
            Negotiation responderHmac, Negotiation responderNumbers, String reason) {
        assertThatThrownBy(() -> Handshake.between(
                identity(initiatorHmac, initiatorNumbers, 1), identity(responderHmac, responderNumbers, 2), 3))
                .isInstanceOf(KeyingException.class).hasMessageContaining(reason);
    }

    @Test
    @Proves("R7425-058")
    void eightCombinationsOfFlagsAreReadAndWritten() {
        for (int flags = 0; flags < 8; flags++) {
            VerificationOffer offer = VerificationOffer.ofFlags(flags | 0xf8);
            assertThat(offer.flags()).isEqualTo(flags);
            assertThat(offer.willSendAlways()).isEqualTo((flags & 4) != 0);
            assertThat(offer.willSendOnRequest()).isEqualTo((flags & 2) != 0);
            assertThat(offer.request()).isEqualTo((flags & 1) != 0);
        }
    }
}
