package io.github.peerfire.smack.element;

import java.time.Instant;
import java.util.Optional;

/**
 * One external service, XEP-0215: a rendezvous ({@code rtmfp}) or a relay ({@code turn}).
 *
 * @param type what it is
 * @param host its name or address
 * @param port its port, 1-65535
 * @param transport {@code udp} or {@code tcp}
 * @param username user name for it
 * @param password password for it; not in {@link #toString}
 * @param expires when both end
 * @param restricted true if credentials are needed
 */
public record ExternalService(
        String type, String host, Optional<Integer> port, Optional<String> transport, Optional<String> username,
        Optional<String> password, Optional<Instant> expires, boolean restricted) {

    /** Everything but the credentials. */
    @Override
    public String toString() {
        return "ExternalService[" + type + ", " + host + port.map(number -> ":" + number).orElse("") + "]";
    }
}
