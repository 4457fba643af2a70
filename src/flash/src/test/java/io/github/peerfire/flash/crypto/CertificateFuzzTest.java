package io.github.peerfire.flash.crypto;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.fuzz.Operations;
import java.util.Optional;

/** A certificate and a discriminator that may select it. The input's first byte says where the latter begins. */
class CertificateFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 10_000, 300).limit(() -> select(input));
    }

    private static void select(byte[] input) {
        Operations operations = new Operations(input);
        byte[] encoded = operations.bytes(operations.next());
        Optional<FlashEndpointDiscriminator> discriminator =
                FlashEndpointDiscriminator.parse(operations.bytes(input.length));
        discriminator.ifPresent(wanted -> {
            wanted.uri();
            wanted.hostname();
        });
        Optional<FlashCertificate> certificate = FlashCertificate.decode(encoded);
        certificate.ifPresent(it -> {
            look(it);
            discriminator.ifPresent(wanted -> wanted.selects(it));
        });
    }

    private static void look(FlashCertificate certificate) {
        certificate.hostname();
        for (DiffieHellmanGroup group : DiffieHellmanGroup.values()) {
            boolean ephemeral = certificate.hasEphemeralGroup(group.id());
            boolean fixed = certificate.staticKey(group.id()).isPresent();
            if (ephemeral && fixed || certificate.supports(group) != (ephemeral || fixed)) {
                throw new AssertionError("keys in group " + group);
            }
        }
        FlashEndpointDiscriminator canonical =
                FlashEndpointDiscriminator.parse(certificate.canonicalDiscriminator()).orElseThrow();
        if (!canonical.selects(certificate)) {
            throw new AssertionError("a certificate that its own discriminator does not select");
        }
    }
}
