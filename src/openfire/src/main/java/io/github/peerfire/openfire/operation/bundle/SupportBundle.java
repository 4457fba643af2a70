package io.github.peerfire.openfire.operation.bundle;

import io.github.peerfire.openfire.operation.LogText;
import io.github.peerfire.openfire.operation.Operations;
import io.github.peerfire.openfire.operation.call.IntroductionRow;
import io.github.peerfire.openfire.operation.call.Party;
import io.github.peerfire.openfire.operation.history.Measure;
import io.github.peerfire.openfire.operation.history.Span;
import io.github.peerfire.openfire.operation.setting.SettingRow;
import io.github.peerfire.openfire.operation.status.ServiceStatus;
import io.github.peerfire.openfire.operation.status.Warning;
import io.github.peerfire.openfire.settings.SettingKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Files of text that say how the service is set up and how it does. No secrets, no names or addresses of users, no more
 * than the beginnings of peer IDs.
 */
public final class SupportBundle {

    private static final int MOST_INTRODUCTIONS = 200;
    private static final int SHOWN_DIGITS = 8;

    private final Operations operations;
    private final Supplier<List<Warning>> past;

    /**
     * Collects from operations.
     *
     * @param past warnings that are over
     */
    public SupportBundle(Operations operations, Supplier<List<Warning>> past) {
        this.operations = operations;
        this.past = past;
    }

    /** The files, zipped. */
    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "health.txt", Stream.of(Health.line(operations.service())));
            add(zip, "versions.txt", versions(operations.service().status()));
            add(zip, "settings.txt", operations.settings().all().stream().map(SupportBundle::setting));
            add(zip, "statistics.txt", statistics());
            add(zip, "introductions.txt",
                    operations.introductions().latest(MOST_INTRODUCTIONS).stream().map(SupportBundle::introduction));
            add(zip, "warnings.txt", Stream.concat(operations.service().warnings().stream().map(w -> warning(w, "now")),
                    past.get().stream().map(w -> warning(w, "over"))));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes every byte", e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, Stream<String> lines) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(lines.collect(Collectors.joining("\n", "", "\n")).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static Stream<String> versions(ServiceStatus status) {
        return Stream.of("plugin=" + status.versions().plugin(), "openfire=" + status.versions().openfire(),
                "java=" + status.versions().java(), "system=" + status.versions().system(),
                "state=" + status.state(), "loaded=" + status.loadedSince(), "now=" + status.now());
    }

    private static String setting(SettingRow row) {
        String value = row.kind() == SettingKind.SECRET && row.isSet() ? "(set)" : LogText.escape(row.value());
        return row.name() + "=" + value + (row.isSet() ? "" : " (default " + row.fallback() + ")")
                + row.problem().map(problem -> " PROBLEM " + problem.key()).orElse("");
    }

    private Stream<String> statistics() {
        Stream<String> now = Stream.of(operations.service().counters().toString());
        return Stream.concat(now, Arrays.stream(Measure.values()).flatMap(measure -> Arrays.stream(Span.values()).map(
                span -> measure + " " + span + " " + operations.history().series(measure, span).values())));
    }

    private static String introduction(IntroductionRow row) {
        String timeline = row.timeline().stream()
                .map(step -> step.after().toMillis() + "ms:" + step.step()
                        + (step.count() == 0 ? "" : "x" + step.count()))
                .collect(Collectors.joining(","));
        return "number=" + row.number() + " begun=" + row.begun() + " asker=" + digits(row.asker())
                + " target=" + digits(row.target()) + " outcome=" + row.outcome() + " timeline=" + timeline;
    }

    private static String digits(Party party) {
        return party.peerId().substring(0, Math.min(SHOWN_DIGITS, party.peerId().length()));
    }

    private static String warning(Warning warning, String when) {
        return when + " level=" + warning.level() + " since=" + warning.since() + " " + warning.problem().key() + " "
                + warning.problem().arguments().stream().map(LogText::escape).toList();
    }
}
