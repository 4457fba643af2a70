package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What RFC 7016 §3.2 asks of a profile's functions, and §5 of its packets. */
class IdentitiesTest {

    private static List<FlashCryptographyProfile> identities() {
        List<FlashCryptographyProfile> identities = new ArrayList<>();
        for (int seed = 1; seed <= 8; seed++) {
            identities.add(FlashCryptographyProfile.builder()
                    .staticKeys(DiffieHellmanGroup.MODP_1024).build(new SeededRandom(seed)));
        }
        return identities;
    }

    private static FlashCertificate again(FlashCryptographyProfile identity) {
        return FlashCertificate.decode(identity.certificate().encoded()).orElseThrow();
    }

    @Test
    @Proves({"R7016-121", "R7016-124"})
    void whatIsSaidOfAnIdentityDependsOnItsBytesAlone() {
        List<FlashCryptographyProfile> identities = identities();
        for (FlashCryptographyProfile one : identities) {
            byte[] canonical = one.certificate().canonicalDiscriminator();
            for (FlashCryptographyProfile other : identities) {
                assertThat(again(one).canonicalDiscriminator()).isEqualTo(canonical);
                assertThat(other.selects(canonical, again(one))).isTrue();
                assertThat(other.overrides(again(one), again(one))).isTrue();
                assertThat(other.overrides(again(one), again(other))).isEqualTo(one == other);
                assertThat(one.prevailsInGlare(again(other))).isEqualTo(one.prevailsInGlare(other.certificate()));
            }
        }
    }

    @Test
    @Proves("R7016-122")
    void differentIdentitiesHaveDifferentCanonicalDiscriminators() {
        Set<String> discriminators = new HashSet<>();
        identities().forEach(identity ->
                discriminators.add(Arrays.toString(identity.certificate().canonicalDiscriminator())));
        assertThat(discriminators).hasSize(8);
    }

    @Test
    @Proves("R7016-123")
    void inGlareBothEndsNameTheSameOneWhoPrevails() {
        List<FlashCryptographyProfile> identities = identities();
        for (FlashCryptographyProfile one : identities) {
            for (FlashCryptographyProfile other : identities) {
                assertThat(one == other || one.prevailsInGlare(again(other)) != other.prevailsInGlare(again(one)))
                        .isTrue();
            }
        }
    }

    @Test
    @Proves("R7016-322")
    void packetsThatSayTheSameDoNotLookTheSame() throws KeyingException {
        PacketCipher cipher = Handshake.between(FlashCryptographyProfile.client(new SeededRandom(1)),
                FlashCryptographyProfile.server(new SeededRandom(2)), 3).initiator().cipher();
        Set<String> beginnings = new HashSet<>();
        for (int count = 0; count < 500; count++) {
            byte[] sealed = new byte[128];
            cipher.seal(new byte[48], 0, 48, sealed, 0);
            beginnings.add(Arrays.toString(Arrays.copyOf(sealed, 16)));
        }
        assertThat(beginnings).hasSize(500);
    }
}
