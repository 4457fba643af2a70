package io.github.peerfire.openfire.turn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes credentials that expire, in the way that coturn calls {@code use-auth-secret}: the password is computed from
 * the name and a secret that this server and the TURN server share (draft-uberti-behave-turn-rest-00 section 2.2).
 * Thread-safe.
 */
final class TurnCredentialIssuer {

    private static final String ALGORITHM = "HmacSHA1";

    private final Clock clock;

    /** Makes an issuer that goes by a clock, which the TURN server's should be close to. */
    TurnCredentialIssuer(Clock clock) {
        this.clock = clock;
    }

    /**
     * Makes credentials.
     *
     * @param secret shared with the TURN server, not empty
     * @param user for whom; the TURN server sees and logs the name
     * @param lifetime from now on
     */
    TurnCredentials issue(String secret, String user, Duration lifetime) {
        Instant expires = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        String username = expires.getEpochSecond() + ":" + user;
        return new TurnCredentials(username, password(secret, username), expires);
    }

    private static String password(String secret, String username) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
