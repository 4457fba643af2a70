package io.github.peerfire.rtmfp.crypto;

import io.github.peerfire.rtmfp.common.RandomSource;
import java.util.Objects;
import java.util.Optional;

/** Another profile, but for what a subclass does differently. */
public abstract class ForwardingProfile implements CryptographyProfile {

    private final CryptographyProfile profile;

    /** Asks {@code profile} for everything. */
    protected ForwardingProfile(CryptographyProfile profile) {
        this.profile = Objects.requireNonNull(profile, "profile");
    }

    @Override
    public Certificate certificate() {
        return profile.certificate();
    }

    @Override
    public Optional<Certificate> decodeCertificate(byte[] encoded) {
        return profile.decodeCertificate(encoded);
    }

    @Override
    public boolean selects(byte[] discriminator, Certificate certificate) {
        return profile.selects(discriminator, certificate);
    }

    @Override
    public byte[] helloNote(byte[] discriminator) {
        return profile.helloNote(discriminator);
    }

    @Override
    public boolean takesShortAnswer(byte[] discriminator) {
        return profile.takesShortAnswer(discriminator);
    }

    @Override
    public byte[] certificateFor(byte[] discriminator) {
        return profile.certificateFor(discriminator);
    }

    @Override
    public boolean prevailsInGlare(Certificate far) {
        return profile.prevailsInGlare(far);
    }

    @Override
    public boolean overrides(Certificate incoming, Certificate existing) {
        return profile.overrides(incoming, existing);
    }

    @Override
    public PacketCipher startupCipher() {
        return profile.startupCipher();
    }

    @Override
    public Optional<InitiatorKeying> initiate(Certificate responder, RandomSource random) {
        return profile.initiate(responder, random);
    }

    @Override
    public byte[] pack(SessionKeys keys) {
        return profile.pack(keys);
    }

    @Override
    public SessionKeys unpack(byte[] packed) {
        return profile.unpack(packed);
    }

    @Override
    public ResponderKeying respond(Certificate initiator, byte[] initiatorComponent, RandomSource random) {
        return profile.respond(initiator, initiatorComponent, random);
    }
}
