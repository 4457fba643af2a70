package io.github.peerfire.flash.crypto;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What opens all packets of one session: two keying components, in whichever order, and the secret that both ends
 * agreed on.
 *
 * <p>As text it is a line {@code session skic=HEX skrc=HEX dh_secret=HEX}, with {@code sknc} and {@code skfc} for the
 * near and far component where it was written by somebody who did not say who initiated. Fields of other names, and
 * lines that begin otherwise, do not count.
 *
 * @param one a Session Keying Component as it was sent (RFC 7425 §4.5)
 * @param other that of the other end
 * @param secret DH_SECRET; leading zero bytes are taken away
 */
public record SessionSecret(byte[] one, byte[] other, byte[] secret) {

    private static final String LINE = "session ";

    /** Takes leading zero bytes from the secret (RFC 7425 §4.6.2). */
    public SessionSecret {
        secret = withoutLeadingZeros(secret);
    }

    /**
     * Reads a file of secrets.
     *
     * @throws IllegalArgumentException if a line that begins with "session " lacks a field or holds no hexadecimal
     *     digits; its message names the line
     */
    public static List<SessionSecret> parse(String text) {
        List<SessionSecret> secrets = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.startsWith(LINE)) {
                secrets.add(read(line, number));
            }
        }
        return List.copyOf(secrets);
    }

    private static SessionSecret read(String line, int number) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : line.substring(LINE.length()).strip().split("\\s+")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return new SessionSecret(
                bytes(fields, number, "skic", "sknc"),
                bytes(fields, number, "skrc", "skfc"),
                bytes(fields, number, "dh_secret", "dh_secret"));
    }

    private static byte[] bytes(Map<String, String> fields, int number, String name, String alias) {
        String digits = fields.getOrDefault(name, fields.get(alias));
        if (digits == null) {
            throw new IllegalArgumentException("line " + number + " has no field " + name);
        }
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + ": " + name + " is not hexadecimal", e);
        }
    }

    private static byte[] withoutLeadingZeros(byte[] number) {
        int start = 0;
        while (start < number.length && number[start] == 0) {
            start++;
        }
        return Arrays.copyOfRange(number, start, number.length);
    }

    boolean isOf(byte[] initiator, byte[] responder) {
        return MessageDigest.isEqual(one, initiator) && MessageDigest.isEqual(other, responder)
                || MessageDigest.isEqual(one, responder) && MessageDigest.isEqual(other, initiator);
    }

    /** The line that {@link #parse} reads, without its end. Whoever has it can read the session. */
    public String toLine() {
        HexFormat hex = HexFormat.of();
        return LINE + "sknc=" + hex.formatHex(one) + " skfc=" + hex.formatHex(other) + " dh_secret="
                + hex.formatHex(secret);
    }

    /** Says nothing: it is secret. */
    @Override
    public String toString() {
        return "SessionSecret";
    }
}
