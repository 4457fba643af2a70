package io.github.peerfire.phone;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.StreamSecurity;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.device.ToneSource;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * What the command line asks for.
 *
 * @param help whether only help is wanted
 * @param face what the user sees
 * @param config how to sign in; empty if only help is wanted, or a window will ask
 * @param server completes what a window asked for: server, certificate, encryption
 * @param contact whom to call; empty to wait for calls
 * @param media devices, and where what arrives is kept
 * @param seconds how long to talk; empty until the other side hangs up
 */
record PhoneOptions(
        boolean help, Face face, Optional<ClientConfig> config, UnaryOperator<ClientConfig> server,
        Optional<BareJid> contact, MediaSettings media, Optional<Duration> seconds) {

    private static final MediaSettings UNSEEN = MediaSettings.NONE.withMicrophone(MediaDevices.TONE);

    /** A command line that cannot be followed. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String sentence) {
            super(sentence);
        }
    }

    static PhoneOptions parse(String... arguments) throws UsageException {
        return parse(account -> Optional.empty(), arguments);
    }

    /**
     * Understands a command line.
     *
     * @param passwords asks the user for the password of an account if none was given; empty if nobody can be asked
     */
    static PhoneOptions parse(Function<BareJid, Optional<String>> passwords, String... arguments)
            throws UsageException {
        return new Parser(passwords, Arrays.asList(arguments).iterator()).parse();
    }

    /** Reads options one by one. */
    private static final class Parser {

        private final Function<BareJid, Optional<String>> passwords;
        private final Iterator<String> rest;
        private BareJid account;
        private String password = System.getenv("PEERFIRE_PASSWORD");
        private String server;
        private X509Certificate trusted;
        private boolean plain;
        private boolean help;
        private Optional<BareJid> contact = Optional.empty();
        private UnaryOperator<MediaSettings> media = UnaryOperator.identity();
        private Face face = Face.NONE;
        private Optional<String> attached = Optional.empty();
        private Optional<Duration> seconds = Optional.empty();

        Parser(Function<BareJid, Optional<String>> passwords, Iterator<String> rest) {
            this.passwords = passwords;
            this.rest = rest;
        }

        PhoneOptions parse() throws UsageException {
            while (rest.hasNext()) {
                option(rest.next());
            }
            MediaSettings devices = media.apply(face == Face.NONE ? UNSEEN : MediaSettings.DEFAULT);
            UnaryOperator<ClientConfig> completion = completion();
            boolean asks = help || face == Face.SWING && (account == null || password == null);
            return new PhoneOptions(help, face, asks ? Optional.empty() : Optional.of(completion.apply(config())),
                    completion, contact, devices, seconds);
        }

        private void with(UnaryOperator<MediaSettings> change) {
            UnaryOperator<MediaSettings> before = media;
            media = settings -> change.apply(before.apply(settings));
        }

        private void device(String option) throws UsageException {
            String name = value(option);
            switch (option) {
                case "--mic" -> with(settings -> settings.withMicrophone(name));
                case "--camera" -> with(settings -> settings.withCamera(name));
                default -> with(settings -> settings.withLoudspeaker(name));
            }
        }

        private void recording(String option) throws UsageException {
            Path file = path(option);
            with(settings -> settings.withRecording(file));
        }

        private void sound(String option) throws UsageException {
            String name = MediaDevices.TONE + ":" + tone(option);
            with(settings -> settings.withMicrophone(name));
        }

        private Face face(String option) throws UsageException {
            String name = value(option);
            return Arrays.stream(Face.values()).filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst().orElseThrow(() -> new UsageException(option + " is swing, tui or none."));
        }

        /** Its value may be the next argument, or come after an equals sign. */
        private void option(String argument) throws UsageException {
            int equals = argument.indexOf('=');
            attached = equals < 0 ? Optional.empty() : Optional.of(argument.substring(equals + 1));
            String option = equals < 0 ? argument : argument.substring(0, equals);
            switch (option) {
                case "--help", "-h" -> help = true;
                case "--account" -> account = jid(option);
                case "--password" -> password = value(option);
                case "--server" -> server = value(option);
                case "--trust" -> trusted = certificate(value(option));
                case "--plain" -> plain = true;
                case "--call" -> contact = Optional.of(jid(option));
                case "--ui" -> face = face(option);
                case "--tone" -> sound(option);
                case "--mic", "--camera", "--play" -> device(option);
                case "--record" -> recording(option);
                case "--seconds" -> seconds = Optional.of(Duration.ofMillis(Math.round(1000 * number(option))));
                default -> throw new UsageException(
                        "There is no option " + option + "; --help shows those that exist.");
            }
        }

        private String value(String option) throws UsageException {
            if (attached.isPresent()) {
                return attached.get();
            }
            if (!rest.hasNext()) {
                throw new UsageException(option + " needs a value; --help shows which.");
            }
            return rest.next();
        }

        private BareJid jid(String option) throws UsageException {
            try {
                return JidCreate.entityBareFrom(value(option));
            } catch (XmppStringprepException e) {
                throw new UsageException(option + " needs an address such as alice@example.net.");
            }
        }

        private double number(String option) throws UsageException {
            try {
                return Double.parseDouble(value(option));
            } catch (NumberFormatException e) {
                throw new UsageException(option + " needs a number.");
            }
        }

        private double tone(String option) throws UsageException {
            double hertz = number(option);
            if (!(hertz >= ToneSource.LOWEST && hertz <= ToneSource.HIGHEST)) {
                throw new UsageException("A tone has between 20 and 3900 Hz, not " + hertz + ".");
            }
            return hertz;
        }

        private Path path(String option) throws UsageException {
            String file = value(option);
            try {
                return Path.of(file);
            } catch (InvalidPathException e) {
                throw new UsageException(option + " needs a file.");
            }
        }

        private static X509Certificate certificate(String file) throws UsageException {
            try (InputStream in = Files.newInputStream(Path.of(file))) {
                return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            } catch (IOException | InvalidPathException e) {
                throw new UsageException("The certificate " + file + " cannot be read.");
            } catch (CertificateException e) {
                throw new UsageException("There is no X.509 certificate in " + file + ".");
            }
        }

        private ClientConfig config() throws UsageException {
            if (account != null && password == null) {
                password = passwords.apply(account).orElse(null);
            }
            if (account == null || password == null) {
                throw new UsageException("--account and --password are needed; --help shows all options.");
            }
            return ClientConfig.of(account, password);
        }

        private UnaryOperator<ClientConfig> completion() throws UsageException {
            UnaryOperator<ClientConfig> address = server == null ? UnaryOperator.identity() : address();
            X509Certificate certificate = trusted;
            boolean open = plain;
            return config -> {
                ClientConfig reached = address.apply(config);
                ClientConfig proven = certificate == null ? reached : reached.withTrusted(certificate);
                return open ? proven.withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK) : proven;
            };
        }

        private UnaryOperator<ClientConfig> address() throws UsageException {
            int colon = server.lastIndexOf(':');
            boolean given = colon > 0 && server.indexOf(':') == colon;
            String host = given ? server.substring(0, colon) : server;
            int port = given ? port(server.substring(colon + 1)) : ClientConfig.XMPP_PORT;
            return config -> config.withServer(host, port);
        }

        private static int port(String number) throws UsageException {
            try {
                int port = Integer.parseInt(number);
                if (port > 0 && port <= 65_535) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // Is told below.
            }
            throw new UsageException("--server needs a host, or host:port with a port between 1 and 65535.");
        }
    }
}
