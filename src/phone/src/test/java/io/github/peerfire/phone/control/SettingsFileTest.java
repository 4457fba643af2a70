package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.peerfire.client.MissedCallMemory;
import io.github.peerfire.phone.SmallDisk;
import io.github.peerfire.phone.control.PhoneSettings.Appearance;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

@Timeout(180)
class SettingsFileTest {

    private static final BareJid ALICE = JidCreate.bareFromOrThrowUnchecked("alice@example.net");
    private static final BareJid BOB = JidCreate.bareFromOrThrowUnchecked("bob@example.net");
    private static final Instant MONDAY = Instant.parse("2026-11-23T10:15:30.123456789Z");

    @TempDir
    private Path directory;

    private static PhoneSettings chosen() {
        return PhoneSettings.DEFAULT.withAccount(ALICE)
                .withMedia(MediaSettings.DEFAULT.withMicrophone("Mic \u00e9=1").withCamera("test")
                        .withEchoCancellation(false))
                .withVolume(2.5).withMemory(ALICE, new AccountMemory(Optional.of(MONDAY), List.of()))
                .withAppearance(Appearance.DARK);
    }

    @Test
    void whatIsSavedIsThereTheNextTime() throws IOException {
        Path file = directory.resolve("not/yet/there.properties");
        new SettingsFile(file).save(PhoneSettings.DEFAULT, PhoneSettings.DEFAULT);
        new SettingsFile(file).save(PhoneSettings.DEFAULT, chosen());
        assertThat(new SettingsFile(file).load()).isEqualTo(chosen());
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactlyInAnyOrder(file, lock(file));
        }
    }

    private static Path lock(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /** As the file system tells it: whoever looks, or loses power, at any moment has the old settings or the new. */
    @Test
    void thereIsAFileAtEveryMoment() throws Exception {
        Path file = directory.resolve("phone.properties");
        new SettingsFile(file).save(PhoneSettings.DEFAULT, PhoneSettings.DEFAULT);
        List<Path> gone = new ArrayList<>();
        try (WatchService watch = directory.getFileSystem().newWatchService()) {
            directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            new SettingsFile(file).save(PhoneSettings.DEFAULT, chosen());
            Path last = Files.createFile(directory.resolve("last"));
            List<Object> told = new ArrayList<>();
            while (!told.contains(last.getFileName())) {
                WatchKey key = watch.take();
                key.pollEvents().forEach(event -> {
                    told.add(event.context());
                    if (event.kind() == StandardWatchEventKinds.ENTRY_DELETE) {
                        gone.add((Path) event.context());
                    }
                });
                key.reset();
            }
        }
        assertThat(gone).doesNotContain(file.getFileName());
        assertThat(new SettingsFile(file).load()).isEqualTo(chosen());
    }

    @Test
    void withoutAFileNothingWasChosen() {
        assertThat(new SettingsFile(directory.resolve("none")).load()).isEqualTo(PhoneSettings.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u12", "volume=NaN", "volume=loud\nappearance=PINK\naccount=@", "lastSeen.@=yesterday",
        "\u0000\u0001\u0002"})
    void whatCannotBeReadIsAsIfNothingHadBeenChosen(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("broken"), content);
        assertThat(new SettingsFile(file).load()).isEqualTo(PhoneSettings.DEFAULT);
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheOldOneAsItIs() throws IOException {
        Path file = Files.createDirectories(directory.resolve("settings"));
        Files.writeString(file.resolve("inside"), "x");
        assertThatIOException().isThrownBy(() -> new SettingsFile(file).save(PhoneSettings.DEFAULT, chosen()));
        assertThat(file.resolve("inside")).exists();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(file, lock(file));
        }
    }

    @Test
    void aDiskThatIsReallyFullIsToldAndTheOldSettingsStayWhole() throws Exception {
        try (SmallDisk disk = SmallDisk.at(directory)) {
            Path file = directory.resolve("phone.properties");
            new SettingsFile(file).save(PhoneSettings.DEFAULT, chosen());
            assertThatIOException().isThrownBy(() -> Files.write(directory.resolve("filler"), new byte[1 << 20]));
            assertThatIOException().isThrownBy(() -> new SettingsFile(file).save(chosen(), chosen().withVolume(1)));
            assertThat(new SettingsFile(file).load()).isEqualTo(chosen());
            assertThat(told(file)).contains("could not be saved", file.toString(), "Make room");
            assertThat(new SettingsFile(file).load()).isEqualTo(chosen());
            Files.delete(directory.resolve("filler"));
            new SettingsFile(file).save(chosen(), chosen().withVolume(1));
            assertThat(new SettingsFile(file).load()).isEqualTo(chosen().withVolume(1));
            try (Stream<Path> files = Files.list(directory)) {
                assertThat(files).containsExactlyInAnyOrder(file, lock(file));
            }
            disk.protect();
            assertThat(told(file)).contains("where you may not write", "--settings=FILE");
            assertThat(new SettingsFile(file).load()).isEqualTo(chosen().withVolume(1));
        }
    }

    /** What a phone says that cannot save a volume of 2, and goes on with it. */
    private static String told(Path file) throws Exception {
        try (PhoneController phone = new PhoneController(
                MediaSettings.NONE, new SettingsFile(file), new PhoneSentences(Locale.ENGLISH))) {
            CompletableFuture<String> told = new CompletableFuture<>();
            phone.observe(now -> now.notice().ifPresent(notice -> told.complete(notice.sentence())));
            phone.setVolume(2);
            String sentence = told.get(60, TimeUnit.SECONDS);
            assertThat(phone.snapshot().settings().volume()).isEqualTo(2);
            return sentence;
        }
    }

    @Test
    void aDiskThatTakesNothingIsToldInASentenceAndThePhoneGoesOn() throws Exception {
        Path full = Files.writeString(directory.resolve("full"), "no directory").resolve("phone.properties");
        assertThat(told(full)).contains("could not be saved", full.toString(), "Make room");
    }

    @Test
    void nothingLikeAPasswordIsKept() throws IOException {
        Path file = directory.resolve("phone.properties");
        new SettingsFile(file).save(PhoneSettings.DEFAULT, chosen());
        assertThat(Files.readAllLines(file)).filteredOn(line -> !line.startsWith("#"))
                .allMatch(line -> line.matches(
                        "(account|microphone|loudspeaker|camera|echoCancellation|volume|lastSeen\\.[^=]*"
                        + "|appearance)=.*"));
    }

    @Test
    void whatOneAccountHasMissedIsNotForgottenBecauseAnotherWasSignedInMeanwhile() throws IOException {
        Path file = directory.resolve("phone.properties");
        new SettingsFile(file).save(PhoneSettings.DEFAULT, chosen().withAccount(BOB)
                .withMemory(BOB, new AccountMemory(Optional.of(MONDAY.plusSeconds(1)), List.of())));
        PhoneSettings kept = new SettingsFile(file).load().withAccount(ALICE);
        assertThat(kept.memory(ALICE).lastSeen()).contains(MONDAY);
        assertThat(kept.memory(BOB).lastSeen()).contains(MONDAY.plusSeconds(1));
        assertThat(kept.memory(JidCreate.bareFromOrThrowUnchecked("carol@example.net")))
                .isEqualTo(AccountMemory.NONE);
    }

    @Test
    void missedCallsAreThereTheNextTimeWhoeverCalled() throws IOException {
        List<UnansweredCall> missed = List.of(
                new UnansweredCall(CallKind.CONTACT, Optional.of(BOB), "B\u00f6b = Bob", "", MONDAY, true),
                new UnansweredCall(CallKind.GROUP, Optional.of(BOB), "Group call of Bob", "", MONDAY, false),
                new UnansweredCall(
                        CallKind.VIDEO_PHONE, Optional.empty(), "vera (not verified)", "vera", MONDAY, true));
        assertThat(kept(missed)).isEqualTo(missed);
    }

    /** Who has no account is called as he likes. */
    @Test
    void aNameCannotLookLikeAnotherCall() throws IOException {
        String forged = "vera\nCONTACT\t" + MONDAY + "\tvideo\tbob@example.net\t\tBob\u2028CONTACT";
        assertThat(kept(List.of(
                new UnansweredCall(CallKind.VIDEO_PHONE, Optional.empty(), forged, forged, MONDAY, true))))
                .singleElement().satisfies(call -> {
                    assertThat(call.kind()).isEqualTo(CallKind.VIDEO_PHONE);
                    assertThat(call.account()).isEmpty();
                    assertThat(call.registered()).startsWith("vera CONTACT 2026")
                            .endsWith("bob@example.net Bob CONTACT");
                });
    }

    private List<UnansweredCall> kept(List<UnansweredCall> missed) throws IOException {
        Path file = directory.resolve("phone.properties");
        new SettingsFile(file).save(PhoneSettings.DEFAULT,
                chosen().withMemory(BOB, new AccountMemory(Optional.empty(), missed)));
        return new SettingsFile(file).load().memory(BOB).missed();
    }

    @Test
    void whatIsNoCallIsLeftOut() throws IOException {
        String call = "CONTACT\\t2026-11-23T10:15:30Z\\tsound\\tbob@example.net\\t\\tBob";
        String lines = String.join("\\n", "CALL\\t" + call.substring(9), call.replace("2026", "soon"),
                call.replace("bob@example.net", "@"), call + "\\tx", call);
        Path file = Files.writeString(directory.resolve("broken"), "missed.alice@example.net=\\n" + lines);
        assertThat(new SettingsFile(file).load().memory(ALICE).missed())
                .extracting(UnansweredCall::name).containsExactly("Bob");
    }

    /** Long before anybody quits: the phone may lose power. */
    @Test
    void aMissedCallIsKeptAtOnce() throws Exception {
        SettingsFile file = new SettingsFile(directory.resolve("phone.properties"));
        Alone phone = new Alone();
        SettingsKeeper keeper = new SettingsKeeper(file, failure -> { });
        PhoneAccount account = new PhoneAccount(phone, new CallDesk(phone), keeper, MediaCodecs::forSound,
                MissedCallMemory.ofThisProcess());
        UnansweredCall call = new UnansweredCall(CallKind.CONTACT, Optional.of(BOB), "Bob", "", MONDAY, false);
        account.missed(ALICE, call);
        keeper.close();
        assertThat(file.load().memory(ALICE).missed()).containsExactly(call);
    }

    private static PhoneSettings missing(PhoneSettings settings, BareJid own) {
        return settings.withMemory(own, AccountMemory.NONE.missing(
                new UnansweredCall(CallKind.CONTACT, Optional.of(own), "Somebody", "", MONDAY, false)));
    }

    @Test
    void twoPhonesAtOnceForgetNothingThatTheOtherOneRemembers() {
        SettingsFile file = new SettingsFile(directory.resolve("phone.properties"));
        SettingsKeeper one = new SettingsKeeper(file, failure -> { });
        SettingsKeeper other = new SettingsKeeper(file, failure -> { });
        other.save(missing(other.present(), BOB).withVolume(3));
        other.close();
        one.save(missing(one.present(), ALICE).withAppearance(Appearance.DARK));
        one.close();
        assertThat(file.load()).isEqualTo(
                missing(missing(PhoneSettings.DEFAULT, BOB), ALICE).withVolume(3).withAppearance(Appearance.DARK));
    }

    @Test
    void whoeverSignsInFindsWhatAnotherPhoneRememberedMeanwhile() {
        SettingsFile file = new SettingsFile(directory.resolve("phone.properties"));
        SettingsKeeper one = new SettingsKeeper(file, failure -> { });
        SettingsKeeper other = new SettingsKeeper(file, failure -> { });
        other.save(missing(other.present(), BOB));
        other.close();
        one.use(one.present().withAccount(ALICE));
        one.reload();
        assertThat(one.present()).isEqualTo(missing(PhoneSettings.DEFAULT, BOB).withAccount(ALICE));
        one.save(one.present().withMemory(BOB, AccountMemory.NONE));
        one.close();
        assertThat(file.load()).isEqualTo(PhoneSettings.DEFAULT.withAccount(ALICE));
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenWithTheNextChange() throws Exception {
        Path place = Files.writeString(directory.resolve("place"), "no directory");
        SettingsFile file = new SettingsFile(place.resolve("phone.properties"));
        CompletableFuture<IOException> failed = new CompletableFuture<>();
        SettingsKeeper keeper = new SettingsKeeper(file, failed::complete);
        keeper.save(keeper.present().withVolume(3));
        failed.get(60, TimeUnit.SECONDS);
        Files.delete(place);
        keeper.save(keeper.present().withAppearance(Appearance.DARK));
        keeper.close();
        assertThat(file.load()).isEqualTo(PhoneSettings.DEFAULT.withVolume(3).withAppearance(Appearance.DARK));
    }

    /** Two windows are closed at once when their user leaves the desktop. */
    @Test
    void twoProgramsDoNotWriteAtTheSameMoment() throws Exception {
        Path file = directory.resolve("phone.properties");
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                LockHolder.class.getName(), lock(file).toString()).redirectErrorStream(true).start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("locked");
            CompletableFuture<Void> saved = CompletableFuture.runAsync(() -> {
                try {
                    new SettingsFile(file).save(PhoneSettings.DEFAULT, chosen());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> saved.get(300, TimeUnit.MILLISECONDS));
            other.getOutputStream().close();
            saved.get(60, TimeUnit.SECONDS);
            assertThat(new SettingsFile(file).load()).isEqualTo(chosen());
        } finally {
            other.destroyForcibly();
        }
    }

    /** Another program that writes; it is done when its input ends. */
    static final class LockHolder {

        private LockHolder() {
        }

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.println("locked");
                System.in.read();
            }
        }
    }
}
