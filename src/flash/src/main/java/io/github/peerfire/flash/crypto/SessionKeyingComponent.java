package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * A Session Keying Component (RFC 7425 §4.5).
 *
 * @param ephemeralKey null if there is none
 * @param groupSelect null if there is none
 * @param extraRandomness null if there is none
 * @param hmacLength bytes of HMAC on this end's packets if it sends one
 */
record SessionKeyingComponent(
        PublicKey ephemeralKey,
        Long groupSelect,
        byte[] extraRandomness,
        VerificationOffer hmac,
        int hmacLength,
        VerificationOffer sequenceNumbers) {

    static final int SHORTEST_HMAC = 4;
    static final int LONGEST_HMAC = 32;

    private static final int EPHEMERAL_KEY = 0x0d;
    private static final int EXTRA_RANDOMNESS = 0x0e;
    private static final int HMAC_NEGOTIATION = 0x1a;
    private static final int GROUP_SELECT = 0x1d;
    private static final int SEQUENCE_NUMBER_NEGOTIATION = 0x1e;

    static SessionKeyingComponent decode(byte[] encoded) throws MalformedException {
        // RFC 7425 §4.5.2: types that are not understood are ignored, the others occur once
        OptionSequence options = OptionSequence.decode(encoded);
        byte[] key = options.single(EPHEMERAL_KEY);
        byte[] group = options.single(GROUP_SELECT);
        byte[] hmac = options.single(HMAC_NEGOTIATION);
        byte[] sequenceNumbers = options.single(SEQUENCE_NUMBER_NEGOTIATION);
        VerificationOffer hmacOffer = offer(hmac);
        return new SessionKeyingComponent(
                key == null ? null : PublicKey.decode(key),
                group == null ? null : new ByteReader(group).readVlu(),
                options.single(EXTRA_RANDOMNESS),
                hmacOffer,
                hmacOffer.canSend() ? hmacLength(hmac) : 0,
                offer(sequenceNumbers));
    }

    private static VerificationOffer offer(byte[] value) throws MalformedException {
        return value == null
                ? VerificationOffer.NONE
                : VerificationOffer.ofFlags(new ByteReader(value).readUnsignedByte());
    }

    private static int hmacLength(byte[] value) throws MalformedException {
        ByteReader reader = new ByteReader(value);
        reader.skip(1);
        long length = reader.readVlu();
        // RFC 7425 §4.5.2.4
        if (length < SHORTEST_HMAC || length > LONGEST_HMAC) {
            throw MalformedException.INSTANCE;
        }
        return (int) length;
    }

    /** In the order in which Flash Player sends it. */
    byte[] encodeAsInitiator() {
        List<Option> options = new ArrayList<>();
        addKeyMaterial(options);
        addNegotiations(options);
        return new OptionSequence(options).encode();
    }

    /** With the negotiations first: librtmfp takes what follows them from a fixed place. */
    byte[] encodeAsResponder() {
        List<Option> options = new ArrayList<>();
        addNegotiations(options);
        addKeyMaterial(options);
        return new OptionSequence(options).encode();
    }

    private void addKeyMaterial(List<Option> options) {
        if (groupSelect != null) {
            options.add(new Option(GROUP_SELECT, OptionSequence.vlu(groupSelect)));
        }
        if (ephemeralKey != null) {
            options.add(new Option(EPHEMERAL_KEY, ephemeralKey.encode()));
        }
        if (extraRandomness != null) {
            options.add(new Option(EXTRA_RANDOMNESS, extraRandomness));
        }
    }

    private void addNegotiations(List<Option> options) {
        options.add(new Option(HMAC_NEGOTIATION, new byte[] {(byte) hmac.flags(), (byte) hmacLength}));
        options.add(new Option(SEQUENCE_NUMBER_NEGOTIATION, new byte[] {(byte) sequenceNumbers.flags()}));
    }
}
