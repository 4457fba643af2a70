package io.github.peerfire.rtmfp.crypto;

import io.github.peerfire.rtmfp.common.RandomSource;
import java.util.Optional;

/**
 * One endpoint's identity and the cryptography that goes with it (RFC 7016 §2.2.3, §3.2).
 *
 * <p>Called on the endpoint's thread and must not block: what takes long is in the keying objects, whose slow methods
 * may run elsewhere.
 */
public interface CryptographyProfile {

    /** The near end's certificate. */
    Certificate certificate();

    /** Parses a far end's certificate; empty if it is malformed or not authentic. Never throws. */
    Optional<Certificate> decodeCertificate(byte[] encoded);

    /** Whether an Endpoint Discriminator selects a certificate. A malformed discriminator selects nothing. */
    boolean selects(byte[] discriminator, Certificate certificate);

    /**
     * What a responder is to remember of the hello with which a session begins, when it is open: at most 20 bytes, such
     * as a digest, by which the answer gets longer. Called for hellos from anybody.
     */
    default byte[] helloNote(byte[] discriminator) {
        return new byte[0];
    }

    /**
     * Whether who sends such a hello reads an answer with a cookie of any length. Old peers take one of 64 bytes only.
     */
    default boolean takesShortAnswer(byte[] discriminator) {
        return false;
    }

    /**
     * The certificate in the answer to such a hello, which selects the near end: its own, or a shorter one for those
     * who do not look at it, lest they be sent too much.
     */
    default byte[] certificateFor(byte[] discriminator) {
        return certificate().encoded();
    }

    /** Whether the near end stays initiator when both ends open a session to each other (RFC 7016 §3.5.1.1.2). */
    boolean prevailsInGlare(Certificate far);

    /**
     * Whether a new session with {@code incoming} replaces an existing one with {@code existing} (RFC 7016 §3.5.1.3).
     */
    boolean overrides(Certificate incoming, Certificate existing);

    /** Protection under the Default Session Key, for packets of session startup. */
    PacketCipher startupCipher();

    /**
     * Begins a key agreement as initiator. Draws all randomness it will need.
     *
     * @return empty if nothing can be agreed with that responder, for example for lack of a common group
     */
    Optional<InitiatorKeying> initiate(Certificate responder, RandomSource random);

    /**
     * Keys that nothing was protected or opened with yet, as bytes, for those who keep many and use few. May be called
     * on any thread.
     */
    byte[] pack(SessionKeys keys);

    /**
     * The keys that {@link #pack} made those bytes of, each time as if nothing had been protected or opened with them.
     */
    SessionKeys unpack(byte[] packed);

    /** Begins a key agreement as responder; a malformed component shows in {@link ResponderKeying#agree}. */
    ResponderKeying respond(Certificate initiator, byte[] initiatorComponent, RandomSource random);
}
