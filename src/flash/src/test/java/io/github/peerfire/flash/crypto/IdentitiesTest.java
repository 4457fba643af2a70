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
    @Proves({"R7016-116", "R7016-117"})
    void oneDiscriminatorSelectsSeveralIdentitiesAndSeveralCertificatesOfOne() {
        FlashCertificate one = server(1).certificate();
        FlashCertificate other = server(2).certificate();
        byte[] uri = FlashEndpointDiscriminator.ofUri("rtmfp://rendezvous.example/xmpp").encoded();
        assertThat(one.peerId()).isNotEqualTo(other.peerId());
        assertThat(FlashEndpointDiscriminator.selects(uri, one)).isTrue();
        assertThat(FlashEndpointDiscriminator.selects(uri, other)).isTrue();

        // What comes behind a marker is no part of the identity.
        byte[] longer = Arrays.copyOf(one.encoded(), one.encoded().length + 3);
        FlashCertificate same = FlashCertificate.decode(longer).orElseThrow();
        assertThat(same.isSame(one)).isFalse();
        assertThat(FlashEndpointDiscriminator.selects(one.canonicalDiscriminator(), one)).isTrue();
        assertThat(FlashEndpointDiscriminator.selects(one.canonicalDiscriminator(), same)).isTrue();
    }

    @Test
    @Proves("R7016-118")
    void severalDiscriminatorsSelectOneCertificate() {
        FlashCertificate certificate = server(1).certificate();
        List<byte[]> discriminators = List.of(
                FlashEndpointDiscriminator.ofUri("rtmfp://rendezvous.example/xmpp").encoded(),
                FlashEndpointDiscriminator.ofUri("rtmfp://198.51.100.1").encoded(),
                FlashEndpointDiscriminator.ofHostname("rendezvous.example").encoded(),
                FlashEndpointDiscriminator.ofPeer(certificate.peerId()).encoded());

        assertThat(discriminators).allMatch(each -> FlashEndpointDiscriminator.selects(each, certificate));
    }

    private static FlashCryptographyProfile server(int seed) {
        return FlashCryptographyProfile.builder().ephemeralKeys(DiffieHellmanGroup.MODP_1024)
                .hostname("rendezvous.example").acceptAncillaryData().build(new SeededRandom(seed));
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
