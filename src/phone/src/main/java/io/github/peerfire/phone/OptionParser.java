package io.github.peerfire.phone;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.phone.PhoneOptions.UsageException;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.device.ToneSource;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** Reads options one by one. */
final class OptionParser {

    private final Surroundings surroundings;
    private final Iterator<String> rest;
    private final ServerOptions server = new ServerOptions();
    private Optional<BareJid> account = Optional.empty();
    private Optional<String> password = Optional.ofNullable(System.getenv("PEERFIRE_PASSWORD"));
    private boolean exposed;
    private boolean help;
    private boolean plain;
    private boolean legacy;
    private Optional<BareJid> contact = Optional.empty();
    private Optional<String> videoPhone = Optional.empty();
    private UnaryOperator<MediaSettings> media = UnaryOperator.identity();
    private Optional<Face> face = Optional.empty();
    private Optional<String> attached = Optional.empty();
    private Optional<Duration> seconds = Optional.empty();
    private Optional<SettingsFile> settings = Optional.empty();
    private Locale language = Locale.getDefault();

    OptionParser(Surroundings surroundings, Iterator<String> rest) {
        this.surroundings = surroundings;
        this.rest = rest;
    }

    PhoneOptions parse() throws UsageException {
        while (rest.hasNext()) {
            option(rest.next());
        }
        if (plain) {
            server.plain();
        }
        Face shown = face.orElseGet(surroundings::face);
        if (videoPhone.isPresent() && !legacy) {
            throw noAddress("--call");
        }
        SettingsFile kept = settings.orElseGet(SettingsFile::usual);
        boolean asks = help || shown == Face.SWING && (known(kept).isEmpty() || password.isEmpty());
        return new PhoneOptions(help, shown, account, asks ? Optional.empty() : Optional.of(config(kept)),
                server.completion(), contact, videoPhone, media, seconds,
                shown == Face.NONE && settings.isEmpty() ? kept.unused() : kept, language, exposed);
    }

    /** The account that was named, else the one that was used last. */
    private Optional<BareJid> known(SettingsFile kept) {
        return account.or(() -> surroundings.account(kept));
    }

    private ClientConfig config(SettingsFile kept) throws UsageException {
        Optional<BareJid> who = known(kept).or(() -> surroundings.askAccount(language));
        Optional<String> secret = password
                .or(() -> who.flatMap(known -> surroundings.askPassword(known, language)));
        if (who.isEmpty()) {
            throw new UsageException(
                    (password.isPresent() ? "--account is" : "--account and --password-file are")
                    + " needed, or a terminal to ask at; --help shows all options.");
        } else if (secret.isEmpty()) {
            throw new UsageException("The password of " + who.get() + " is needed: in the environment as"
                    + " PEERFIRE_PASSWORD, in a file by --password-file, or a terminal to ask at; --help shows all"
                    + " options.");
        }
        return server.completion().apply(ClientConfig.of(who.get(), secret.get()));
    }

    /** Its value may be the next argument, or come after an equals sign. */
    private void option(String argument) throws UsageException {
        int equals = argument.indexOf('=');
        attached = equals < 0 ? Optional.empty() : Optional.of(argument.substring(equals + 1));
        String option = equals < 0 ? argument : argument.substring(0, equals);
        switch (option) {
            case "--help", "-h" -> help = isGiven(option);
            case "--account" -> account = Optional.of(jid(option));
            case "--password" -> {
                password = Optional.of(value(option));
                exposed = true;
            }
            case "--password-file" -> password =
                    Optional.of(PasswordFile.read(value(option), surroundings.input()));
            case "--server" -> server.address(value(option));
            case "--trust" -> server.trusted(value(option));
            case "--trust-registry" -> server.registryTrusted(value(option));
            case "--plain" -> plain = isGiven(option);
            case "--legacy" -> {
                server.legacy(attached);
                legacy = true;
            }
            case "--call" -> call(value(option));
            case "--ui" -> face = Optional.of(face(option));
            case "--settings" -> settings = Optional.of(new SettingsFile(path(option)));
            case "--language" -> language = Locale.forLanguageTag(value(option));
            case "--seconds" -> seconds = Optional.of(seconds(option));
            default -> device(option);
        }
    }

    private void device(String option) throws UsageException {
        switch (option) {
            case "--tone" -> microphone(MediaDevices.TONE + ":" + tone(option));
            case "--mic" -> microphone(value(option));
            case "--camera" -> camera(value(option));
            case "--play" -> loudspeaker(value(option));
            case "--record" -> recording(path(option));
            default -> throw new UsageException(
                    "There is no option " + option + "; --help shows those that exist.");
        }
    }

    private void microphone(String name) {
        with(settings -> settings.withMicrophone(name));
    }

    private void camera(String name) {
        with(settings -> settings.withCamera(name));
    }

    private void loudspeaker(String name) {
        with(settings -> settings.withLoudspeaker(name));
    }

    private void recording(Path file) {
        with(settings -> settings.withRecording(file));
    }

    private void with(UnaryOperator<MediaSettings> change) {
        UnaryOperator<MediaSettings> before = media;
        media = given -> change.apply(before.apply(given));
    }

    private Face face(String option) throws UsageException {
        String name = value(option);
        return Arrays.stream(Face.values()).filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst().orElseThrow(() -> new UsageException(option + " is swing, tui or none."));
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

    /** One that has no value. */
    private boolean isGiven(String option) throws UsageException {
        if (attached.isPresent()) {
            throw new UsageException(option + " takes no value; leave out \"=" + attached.get() + "\".");
        }
        return true;
    }

    private BareJid jid(String option) throws UsageException {
        try {
            return JidCreate.entityBareFrom(value(option));
        } catch (XmppStringprepException e) {
            throw noAddress(option);
        }
    }

    private static UsageException noAddress(String option) {
        return new UsageException(option + " needs an address such as alice@example.net.");
    }

    /** What is no address may be a name in the registry of Video Phones. */
    private void call(String callee) {
        try {
            contact = Optional.of(JidCreate.entityBareFrom(callee));
        } catch (XmppStringprepException e) {
            videoPhone = Optional.of(callee);
        }
    }

    private double number(String option) throws UsageException {
        try {
            return Double.parseDouble(value(option));
        } catch (NumberFormatException e) {
            throw new UsageException(option + " needs a number.");
        }
    }

    private Duration seconds(String option) throws UsageException {
        double wanted = number(option);
        if (!(wanted >= 0)) {
            throw new UsageException(option + " needs a number, 0 or more.");
        }
        return Duration.ofMillis(Math.round(1000 * wanted));
    }

    private double tone(String option) throws UsageException {
        double hertz = number(option);
        if (!(hertz >= ToneSource.LOWEST && hertz <= ToneSource.HIGHEST)) {
            throw new UsageException("A tone has between 20 and 3900 Hz, not " + hertz + ".");
        }
        return hertz;
    }

    private Path path(String option) throws UsageException {
        try {
            return Path.of(value(option));
        } catch (InvalidPathException e) {
            throw new UsageException(option + " needs a file.");
        }
    }
}
