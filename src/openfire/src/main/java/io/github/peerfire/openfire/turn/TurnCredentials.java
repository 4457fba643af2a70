package io.github.peerfire.openfire.turn;

import java.time.Instant;

/**
 * What a user shows to a TURN server.
 *
 * @param username the time of expiry in seconds since 1970, a colon, the user's name
 * @param password never to be logged
 * @param expires when they end
 */
public record TurnCredentials(String username, String password, Instant expires) {

    @Override
    public String toString() {
        return "TurnCredentials[" + username + "]";
    }
}
