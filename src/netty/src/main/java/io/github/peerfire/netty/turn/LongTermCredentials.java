package io.github.peerfire.netty.turn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * The long-term credential mechanism (RFC 8489 §9.2) towards one server: before the server's first challenge, requests
 * go without proof; a server that never challenges needs none.
 */
final class LongTermCredentials {

    private static final String NONCE_COOKIE = "obMatJos2";
    private static final int FEATURES_LENGTH = 4;
    private static final int PASSWORD_ALGORITHMS_FEATURE = 1;
    private static final int USERNAME_ANONYMITY_FEATURE = 2;
    private static final int MD5 = 1;
    private static final int SHA256 = 2;

    private final Optional<String> username;
    private final String password;
    private String realm;
    private byte[] nonce;
    private byte[] algorithms;
    private int algorithm;
    private boolean anonymous;
    private byte[] key;

    LongTermCredentials(Optional<String> username, String password) {
        this.username = username.map(OpaqueString::of);
        this.password = OpaqueString.of(password);
    }

    /** What the server calls its users; null before it said so. */
    String realm() {
        return realm;
    }

    boolean areGiven() {
        return username.isPresent();
    }

    /** Whether requests have a proof. */
    boolean areInUse() {
        return key != null;
    }

    private StunIntegrity integrity() {
        // RFC 8489 §9.2.5: with PASSWORD-ALGORITHMS, MESSAGE-INTEGRITY-SHA256 only
        return algorithms == null ? StunIntegrity.SHA1 : StunIntegrity.SHA256;
    }

    /**
     * Takes what a 401 or 438 says about how to prove oneself. Returns whether the request can be repeated with that;
     * for a 401 it makes no sense if it had a proof already.
     */
    boolean takeChallenge(StunMessage error) {
        byte[] newNonce = error.value(StunAttribute.NONCE);
        String newRealm = error.text(StunAttribute.REALM);
        byte[] offered = error.value(StunAttribute.PASSWORD_ALGORITHMS);
        if (newRealm == null || newNonce == null || newNonce.length == 0) {
            return false;
        }
        realm = newRealm;
        int features = features(newNonce);
        // RFC 8489 §9.2.5: MUST NOT retry if somebody took the algorithms out, or none is known
        boolean stripped = (features & PASSWORD_ALGORITHMS_FEATURE) != 0 && offered == null;
        int chosen = offered == null ? MD5 : firstKnown(offered);
        if (username.isEmpty() || stripped || chosen == 0) {
            return false;
        }
        nonce = newNonce;
        algorithms = offered;
        algorithm = chosen;
        anonymous = (features & USERNAME_ANONYMITY_FEATURE) != 0;
        key = key(username.get());
        return true;
    }

    private static int features(byte[] nonce) {
        String text = new String(nonce, StandardCharsets.ISO_8859_1);
        if (!text.startsWith(NONCE_COOKIE) || text.length() < NONCE_COOKIE.length() + FEATURES_LENGTH) {
            return 0;
        }
        try {
            byte[] bits = Base64.getDecoder().decode(
                    text.substring(NONCE_COOKIE.length(), NONCE_COOKIE.length() + FEATURES_LENGTH));
            return bits.length == 3 ? bits[2] & 0xff : 0;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    /** RFC 8489 §14.11: number, length of parameters, parameters; 0 if none is known. */
    private static int firstKnown(byte[] offered) {
        int position = 0;
        while (position + 4 <= offered.length) {
            int number = (offered[position] & 0xff) << 8 | offered[position + 1] & 0xff;
            int parameters = (offered[position + 2] & 0xff) << 8 | offered[position + 3] & 0xff;
            if (parameters == 0 && (number == MD5 || number == SHA256)) {
                return number;
            }
            position += 4 + StunMessage.padded(parameters);
        }
        return 0;
    }

    /** RFC 8489 §9.2.2, §18.5.1.2. */
    private byte[] key(String user) {
        String cleanRealm = OpaqueString.of(realm.replaceAll("^\"|\"$|\0+$", ""));
        return digest(algorithm == SHA256 ? "SHA-256" : "MD5", user + ":" + cleanRealm + ":" + password);
    }

    private static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + algorithm + ", which every Java must have", e);
        }
    }

    /** Adds the proof, if one is needed; nothing but a fingerprint may follow. */
    void addTo(StunWriter request) {
        if (!areInUse()) {
            return;
        }
        if (anonymous) {
            // RFC 8489 §14.4
            String user = username.orElseThrow() + ":" + OpaqueString.of(realm);
            request.attribute(StunAttribute.USERHASH, digest("SHA-256", user));
        } else {
            request.attribute(StunAttribute.USERNAME, username.orElseThrow().getBytes(StandardCharsets.UTF_8));
        }
        request.attribute(StunAttribute.NONCE, nonce);
        request.attribute(StunAttribute.REALM, realm.getBytes(StandardCharsets.UTF_8));
        if (algorithms != null) {
            request.attribute(StunAttribute.PASSWORD_ALGORITHMS, algorithms);
            request.attribute(StunAttribute.PASSWORD_ALGORITHM, new byte[] {0, (byte) algorithm, 0, 0});
        }
        request.integrity(integrity(), key);
    }

    /** Whether a response is by who has the key; each is if none is needed. */
    boolean prove(StunMessage response) {
        return !areInUse() || response.isProtectedBy(integrity(), key);
    }
}
