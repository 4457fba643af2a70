package io.github.peerfire.client;

import java.security.SecureRandom;
import java.util.Base64;

/** Names of streams: 128 random bits in 22 characters, new for each call (ProtoXEP 6.3). */
final class StreamNames {

    private static final int BYTES = 16;

    private StreamNames() {
    }

    static String next() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
