package io.github.peerfire.phone;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.StreamSecurity;
import io.github.peerfire.client.videophone.VideoPhoneDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the command line says of the server: where it is, what proves it, and users of Adobe's Video Phone there. */
final class ServerOptions {

    private static final int MAX_PORT = 65_535;

    /** Several colons are those of an address of IPv6, which only brackets part from a port. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<bare>[^\\[\\]:]*:[^\\[\\]:]*:[^\\[\\]]*)|(?<host>\\[[^\\[\\]]+]|[^\\[\\]:]+)(?::(?<port>.*))?");

    private UnaryOperator<ClientConfig> change = UnaryOperator.identity();

    /** Completes how to sign in. */
    UnaryOperator<ClientConfig> completion() {
        return change;
    }

    private void add(UnaryOperator<ClientConfig> next) {
        UnaryOperator<ClientConfig> before = change;
        change = config -> next.apply(before.apply(config));
    }

    void address(String server) throws PhoneOptions.UsageException {
        Matcher parts = ADDRESS.matcher(server);
        if (!parts.matches()) {
            throw noAddress();
        }
        String host = parts.group("bare") == null ? parts.group("host") : "[" + parts.group("bare") + "]";
        int port = parts.group("port") == null ? ClientConfig.XMPP_PORT : port(parts.group("port"));
        add(config -> config.withServer(host, port));
    }

    private static int port(String number) throws PhoneOptions.UsageException {
        try {
            int port = Integer.parseInt(number);
            if (port > 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Is told below.
        }
        throw noAddress();
    }

    private static PhoneOptions.UsageException noAddress() {
        return new PhoneOptions.UsageException("--server needs a host, or host:port with a port between 1 and 65535; an"
                + " address of IPv6 with a port is [address]:port.");
    }

    void plain() {
        add(config -> config.withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK));
    }

    void trusted(String file) throws PhoneOptions.UsageException {
        X509Certificate certificate = certificate(file);
        add(config -> config.withTrusted(certificate));
    }

    void registryTrusted(String file) throws PhoneOptions.UsageException {
        X509Certificate certificate = certificate(file);
        add(config -> config.withRegistryTrusted(certificate));
    }

    private static X509Certificate certificate(String file) throws PhoneOptions.UsageException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | InvalidPathException e) {
            throw new PhoneOptions.UsageException("The certificate " + file + " cannot be read.");
        } catch (CertificateException e) {
            throw new PhoneOptions.UsageException("There is no X.509 certificate in " + file + ".");
        }
    }

    /**
     * Lets users of Adobe's Video Phone call, and be called.
     *
     * @param registry where their names are; empty for the plugin's at the account's domain
     */
    void legacy(Optional<String> registry) throws PhoneOptions.UsageException {
        try {
            Optional<URI> given = registry.map(URI::create);
            given.ifPresent(VideoPhoneDirectory::requireHttp);
            add(config -> config.withVideoPhone(Optional.of(given.orElseGet(() -> URI.create(
                    "https://" + config.account().getDomain() + ":7443/rtmfp/reg.cgi")))));
        } catch (IllegalArgumentException e) {
            throw new PhoneOptions.UsageException("--legacy needs an address such as"
                    + " --legacy=https://example.net:7443/rtmfp/reg.cgi, or none.");
        }
    }
}
