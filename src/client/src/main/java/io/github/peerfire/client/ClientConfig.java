package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.CallTimes;
import io.github.peerfire.smack.element.MediaKind;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;

/**
 * The settings of a client. Immutable; each {@code with} method returns a changed copy.
 *
 * @param account the account's bare JID
 * @param password its password; never logged
 * @param resource the wanted resource; empty lets the server choose
 * @param host where to connect to; empty asks DNS
 * @param port TCP port, 1-65535
 * @param security what is demanded of the XMPP stream
 * @param trusted the certificate to trust instead of the platform's authorities, for servers with a certificate of
 *      their own
 * @param abilities what this device can send or receive, in which codecs
 * @param callTimes how long calls wait in each phase
 * @param timeout longest time for a request and its answer
 * @param progress is told each step of signing in, on the client's thread
 */
public record ClientConfig(
        BareJid account, String password, Optional<String> resource, Optional<String> host, int port,
        StreamSecurity security,
        Optional<X509Certificate> trusted, CallAbilities abilities, CallTimes callTimes, Duration timeout,
        Consumer<SignInStep> progress) {

    /** The port of XMPP clients (RFC 6120 section 14.7). */
    public static final int XMPP_PORT = 5222;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Checks the settings. */
    public ClientConfig {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("The port must be between 1 and 65535, not " + port + ".");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The timeout must be positive, not " + timeout + ".");
        }
    }

    /** The defaults: TLS, server found by DNS, audio in G.711 and data. */
    public static ClientConfig of(BareJid account, String password) {
        return new ClientConfig(account, password, Optional.empty(), Optional.empty(), XMPP_PORT,
                StreamSecurity.REQUIRED,
                Optional.empty(), CallAbilities.G711_AND_DATA, CallTimes.DEFAULT, TIMEOUT, step -> { });
    }

    /** A copy with another resource. */
    public ClientConfig withResource(String wanted) {
        return new ClientConfig(account, password, Optional.of(wanted), host, port, security, trusted, abilities,
                callTimes, timeout, progress);
    }

    /** A copy that connects to a fixed address. */
    public ClientConfig withServer(String serverHost, int serverPort) {
        return new ClientConfig(account, password, resource, Optional.of(serverHost), serverPort, security, trusted,
                abilities, callTimes, timeout, progress);
    }

    /** A copy with another demand on the XMPP stream. */
    public ClientConfig withSecurity(StreamSecurity demand) {
        return new ClientConfig(account, password, resource, host, port, demand, trusted, abilities,
                callTimes, timeout, progress);
    }

    /** A copy that trusts one certificate and no other. */
    public ClientConfig withTrusted(X509Certificate certificate) {
        return new ClientConfig(account, password, resource, host, port, security, Optional.of(certificate), abilities,
                callTimes, timeout, progress);
    }

    /** A copy that can do other things. */
    public ClientConfig withAbilities(CallAbilities other) {
        return new ClientConfig(account, password, resource, host, port, security, trusted, other,
                callTimes, timeout, progress);
    }

    /** A copy whose calls wait otherwise. */
    public ClientConfig withCallTimes(CallTimes other) {
        return new ClientConfig(account, password, resource, host, port, security, trusted, abilities,
                other, timeout, progress);
    }

    /** The kinds of media that this device can send or receive. */
    public Set<MediaKind> media() {
        return abilities.kinds();
    }

    /** A copy with another timeout. */
    public ClientConfig withTimeout(Duration longest) {
        return new ClientConfig(account, password, resource, host, port, security, trusted, abilities,
                callTimes, longest, progress);
    }

    /** A copy that reports steps elsewhere. */
    public ClientConfig withProgress(Consumer<SignInStep> listener) {
        return new ClientConfig(account, password, resource, host, port, security, trusted, abilities,
                callTimes, timeout, listener);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "ClientConfig[" + account + ", " + host.orElse("DNS") + ":" + port + ", " + security + ", "
                + media() + "]";
    }
}
