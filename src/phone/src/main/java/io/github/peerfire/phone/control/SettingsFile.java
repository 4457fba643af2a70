package io.github.peerfire.phone.control;

import io.github.peerfire.client.MissedCallMemory;
import io.github.peerfire.phone.control.PhoneSettings.Appearance;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** Settings in a file of properties, which several phones may have at once. Thread-safe. */
public final class SettingsFile {

    private static final String ACCOUNT = "account";
    private static final String MICROPHONE = "microphone";
    private static final String LOUDSPEAKER = "loudspeaker";
    private static final String CAMERA = "camera";
    private static final String ECHO = "echoCancellation";
    private static final String VOLUME = "volume";
    private static final String APPEARANCE = "appearance";

    private final Path file;
    private final boolean used;

    /** Names a file; it need not be there yet, nor its directory. */
    public SettingsFile(Path file) {
        this(file, true);
    }

    private SettingsFile(Path file, boolean used) {
        this.file = file;
        this.used = used;
    }

    /** The same for a phone that is nobody's own: nothing is read, and nothing remembered, but the log is there. */
    public SettingsFile unused() {
        return new SettingsFile(file, false);
    }

    /** Where this system keeps the settings of a user's programs. */
    public static SettingsFile usual() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        Path directory;
        if (system.startsWith("windows")) {
            directory = variable("APPDATA").orElse(home.resolve("AppData/Roaming")).resolve("Peerfire");
        } else if (system.startsWith("mac")) {
            directory = home.resolve("Library/Application Support/Peerfire");
        } else {
            directory = variable("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("peerfire");
        }
        return new SettingsFile(directory.resolve("phone.properties"));
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()).map(Path::of);
    }

    /** Where they are. */
    public Path path() {
        return file;
    }

    /** Which missed calls were told, in a file beside this one; forgotten with this process if it cannot be read. */
    MissedCallMemory missedCalls() {
        try {
            return used ? MissedCallMemory.in(file.resolveSibling(file.getFileName() + ".missed"))
                    : MissedCallMemory.ofThisProcess();
        } catch (IOException e) {
            return MissedCallMemory.ofThisProcess();
        }
    }

    /** What is remembered; what cannot be read is as if nothing had been chosen. */
    public synchronized PhoneSettings load() {
        if (!used) {
            return PhoneSettings.DEFAULT;
        }
        Properties values = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            values.load(in);
        } catch (IOException | IllegalArgumentException e) {
            // There is none yet, or it is no file of properties.
            values.clear();
        }
        PhoneSettings unchosen = PhoneSettings.DEFAULT;
        MediaSettings devices = unchosen.media()
                .withMicrophone(values.getProperty(MICROPHONE, unchosen.media().microphone()))
                .withLoudspeaker(values.getProperty(LOUDSPEAKER, unchosen.media().loudspeaker()))
                .withCamera(values.getProperty(CAMERA, unchosen.media().camera()))
                .withEchoCancellation(Boolean.parseBoolean(values.getProperty(ECHO, "true")));
        return new PhoneSettings(account(values), devices, 1, AccountProperties.read(values), appearance(values))
                .withVolume(volume(values));
    }

    private static Optional<BareJid> account(Properties values) {
        try {
            return Optional.of(JidCreate.entityBareFrom(values.getProperty(ACCOUNT, "")));
        } catch (XmppStringprepException e) {
            return Optional.empty();
        }
    }

    private static double volume(Properties values) {
        try {
            double volume = Double.parseDouble(values.getProperty(VOLUME, "1"));
            return Double.isNaN(volume) ? 1 : volume;
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static Appearance appearance(Properties values) {
        return Arrays.stream(Appearance.values())
                .filter(look -> look.name().equals(values.getProperty(APPEARANCE))).findFirst()
                .orElse(Appearance.SYSTEM);
    }

    /**
     * Replaces the file by one with these settings, as far as they are different from what they were, or leaves it as
     * it is. What other phones have written meanwhile stays.
     *
     * @throws IOException if it cannot be written, for example because the disk is full
     */
    public synchronized void save(PhoneSettings before, PhoneSettings settings) throws IOException {
        if (used) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileTurn turn = FileTurn.at(file);
            try {
                replace(load().withChanges(before, settings));
            } finally {
                turn.close();
            }
        }
    }

    private void replace(PhoneSettings settings) throws IOException {
        Properties values = new Properties();
        settings.account().ifPresent(account -> values.setProperty(ACCOUNT, account.toString()));
        values.setProperty(MICROPHONE, settings.media().microphone());
        values.setProperty(LOUDSPEAKER, settings.media().loudspeaker());
        values.setProperty(CAMERA, settings.media().camera());
        values.setProperty(ECHO, Boolean.toString(settings.media().echoCancellation()));
        values.setProperty(VOLUME, Double.toString(settings.volume()));
        AccountProperties.write(settings.accounts(), values);
        values.setProperty(APPEARANCE, settings.appearance().name());
        Path directory = file.toAbsolutePath().getParent();
        Path next = Files.createTempFile(directory, file.getFileName().toString(), ".new");
        try {
            StringWriter text = new StringWriter();
            values.store(text, null);
            write(next, text.toString());
            // Replaces it on every system; REPLACE_EXISTING deletes it first.
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** Whether this user may write nothing where it is to be. */
    boolean isReadOnly() {
        Path there = file.toAbsolutePath().getParent();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return !Files.isWritable(there);
    }

    /** Fails now if there is no room: some file systems find out only when they have to. */
    private static void write(Path to, String text) throws IOException {
        try (FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }
}
