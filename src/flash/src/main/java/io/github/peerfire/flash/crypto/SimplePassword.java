package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Option;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signatures with a password that both ends know (RFC 7425 §4.3.5.1.1). Signs with the first password and accepts any
 * of them. Immutable.
 */
public final class SimplePassword implements KeyingSignature {

    private static final int SIMPLE_PASSWORD = 0x1d;

    private final Map<String, byte[]> passwords;

    /** @param passwords each with its identifier, such as a user name; one at least */
    public SimplePassword(Map<String, String> passwords) {
        if (passwords.isEmpty()) {
            throw new IllegalArgumentException("A password is needed");
        }
        this.passwords = new LinkedHashMap<>();
        passwords.forEach((id, password) -> this.passwords.put(id, password.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public byte[] sign(byte[] signedParameters) {
        Map.Entry<String, byte[]> first = passwords.entrySet().iterator().next();
        byte[] id = first.getKey().getBytes(StandardCharsets.UTF_8);
        byte[] value = Arrays.copyOf(Hmac.sha256(first.getValue(), signedParameters), Hmac.LENGTH + id.length);
        System.arraycopy(id, 0, value, Hmac.LENGTH, id.length);
        return new OptionSequence(List.of(new Option(SIMPLE_PASSWORD, value))).encode();
    }

    @Override
    public boolean verify(byte[] signedParameters, byte[] signature) {
        boolean recognized = false;
        for (Option option : decode(signature)) {
            byte[] password = password(option);
            if (password != null) {
                byte[] presented = Arrays.copyOf(option.value(), Hmac.LENGTH);
                // RFC 7425 §4.3.5.1.1: one wrong password with a known identifier makes the whole invalid
                if (!Hmac.matches(Hmac.sha256(password, signedParameters), presented)) {
                    return false;
                }
                recognized = true;
            }
        }
        return recognized;
    }

    /** The password that an option refers to; null if it is of another type or the identifier is not known. */
    private byte[] password(Option option) {
        if (option.type() != SIMPLE_PASSWORD || option.value().length < Hmac.LENGTH) {
            return null;
        }
        int idLength = option.value().length - Hmac.LENGTH;
        return passwords.get(new String(option.value(), Hmac.LENGTH, idLength, StandardCharsets.UTF_8));
    }

    private static List<Option> decode(byte[] signature) {
        try {
            return OptionSequence.decode(signature).options();
        } catch (MalformedException e) {
            // RFC 7425 §4.3.5: as though it was empty
            return List.of();
        }
    }
}
