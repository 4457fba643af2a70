package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.crypto.InitiatorKeying;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A cryptography profile without cryptography, for tests of the transport: an identity is a name, packets are in the
 * clear with a checksum that depends on the session's key, and everybody can forge everything who wants to.
 *
 * <p>A discriminator is a name, or the beginning of names followed by {@code *}.
 */
public final class PlainProfile implements CryptographyProfile {

    private static final int COMPONENT_LENGTH = 32;
    private static final byte[] STARTUP_KEY = "startup".getBytes(StandardCharsets.US_ASCII);

    private final PlainCertificate certificate;
    private final boolean authenticated;
    private final boolean replayProtected;

    private PlainProfile(byte[] name, boolean authenticated, boolean replayProtected) {
        this.certificate = new PlainCertificate(name);
        this.authenticated = authenticated;
        this.replayProtected = replayProtected;
    }

    /** An identity whose packets count as authenticated, and are protected against replay. */
    public static PlainProfile named(String name) {
        return new PlainProfile(discriminator(name), true, true);
    }

    /** An identity whose packets count as merely checksummed, and are not protected against replay. */
    public static PlainProfile unauthenticated(String name) {
        return new PlainProfile(discriminator(name), false, false);
    }

    /** An identity whose packets count as authenticated, and are not protected against replay. */
    public static PlainProfile replayable(String name) {
        return new PlainProfile(discriminator(name), true, false);
    }

    /** The discriminator that selects a name. */
    public static byte[] discriminator(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Certificate certificate() {
        return certificate;
    }

    @Override
    public Optional<Certificate> decodeCertificate(byte[] encoded) {
        return encoded.length == 0 ? Optional.empty() : Optional.of(new PlainCertificate(encoded));
    }

    @Override
    public boolean takesShortAnswer(byte[] discriminator) {
        return true;
    }

    @Override
    public boolean selects(byte[] discriminator, Certificate selected) {
        byte[] name = selected.encoded();
        int last = discriminator.length - 1;
        if (last >= 0 && discriminator[last] == '*') {
            return name.length >= last && Arrays.equals(discriminator, 0, last, name, 0, last);
        }
        return Arrays.equals(discriminator, name);
    }

    @Override
    public boolean prevailsInGlare(Certificate far) {
        return Arrays.compareUnsigned(far.encoded(), certificate.encoded()) >= 0;
    }

    @Override
    public boolean overrides(Certificate incoming, Certificate existing) {
        return Arrays.equals(incoming.encoded(), existing.encoded());
    }

    @Override
    public PacketCipher startupCipher() {
        return new PlainCipher(STARTUP_KEY, false, false);
    }

    @Override
    public Optional<InitiatorKeying> initiate(Certificate responder, RandomSource random) {
        byte[] component = random.bytes(COMPONENT_LENGTH);
        return Optional.of(new PlainInitiatorKeying(component));
    }

    @Override
    public byte[] pack(SessionKeys keys) {
        // Of a responder: only these are packed.
        return ByteBuffer.allocate(2 * COMPONENT_LENGTH).put(keys.farNonce()).put(keys.nearNonce()).array();
    }

    @Override
    public SessionKeys unpack(byte[] packed) {
        return keys(Arrays.copyOf(packed, COMPONENT_LENGTH),
                Arrays.copyOfRange(packed, COMPONENT_LENGTH, 2 * COMPONENT_LENGTH), false);
    }

    @Override
    public ResponderKeying respond(Certificate initiator, byte[] initiatorComponent, RandomSource random) {
        return new PlainResponderKeying(initiatorComponent, random.bytes(COMPONENT_LENGTH));
    }

    /** One key for both directions, so that a packet that comes back to its sender verifies, as bad profiles allow. */
    private SessionKeys keys(byte[] initiatorComponent, byte[] responderComponent, boolean initiator) {
        byte[] key = Arrays.copyOf(initiatorComponent, 2 * COMPONENT_LENGTH);
        System.arraycopy(responderComponent, 0, key, COMPONENT_LENGTH, COMPONENT_LENGTH);
        PacketCipher cipher = new PlainCipher(key, authenticated, replayProtected);
        return initiator
                ? new SessionKeys(cipher, initiatorComponent, responderComponent)
                : new SessionKeys(cipher, responderComponent, initiatorComponent);
    }

    private static byte[] signature(byte[] signedParameters) {
        return new byte[] {(byte) Arrays.hashCode(signedParameters)};
    }

    private static void verify(byte[] component, byte[] signedParameters, byte[] signature) throws KeyingException {
        if (component.length != COMPONENT_LENGTH || !Arrays.equals(signature(signedParameters), signature)) {
            throw new KeyingException("Component or signature is not as it should be");
        }
    }

    private record PlainCertificate(byte[] encoded) implements Certificate {

        @Override
        public byte[] canonicalDiscriminator() {
            return encoded;
        }
    }

    private final class PlainInitiatorKeying implements InitiatorKeying {

        private final byte[] component;

        PlainInitiatorKeying(byte[] component) {
            this.component = component;
        }

        @Override
        public byte[] component() {
            return component;
        }

        @Override
        public byte[] sign(byte[] initiatorSignedParameters) {
            return signature(initiatorSignedParameters);
        }

        @Override
        public SessionKeys agree(byte[] responderComponent, byte[] responderSignedParameters, byte[] signature)
                throws KeyingException {
            verify(responderComponent, responderSignedParameters, signature);
            return keys(component, responderComponent, true);
        }
    }

    private final class PlainResponderKeying implements ResponderKeying {

        private final byte[] initiatorComponent;
        private final byte[] component;

        PlainResponderKeying(byte[] initiatorComponent, byte[] component) {
            this.initiatorComponent = initiatorComponent;
            this.component = component;
        }

        @Override
        public SessionKeys agree(byte[] initiatorSignedParameters, byte[] signature) throws KeyingException {
            verify(initiatorComponent, initiatorSignedParameters, signature);
            return keys(initiatorComponent, component, false);
        }

        @Override
        public byte[] component() {
            return component;
        }

        @Override
        public byte[] sign(byte[] responderSignedParameters) {
            return signature(responderSignedParameters);
        }
    }
}
