package io.github.peerfire.phone.control;

import io.github.peerfire.client.SignInException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what failed and what to do. What nobody foresaw goes with its trace to a log, and the sentence says to which.
 * Thread-safe.
 */
public final class FailureReport {

    /** A log that is longer is begun anew. */
    static final long MAX_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

    private final PhoneSentences sentences;
    private final Path log;

    /** @param settings the log lies beside them */
    public FailureReport(PhoneSentences sentences, SettingsFile settings) {
        this.sentences = sentences;
        this.log = settings.path().toAbsolutePath().resolveSibling("phone.log");
    }

    /** The sentence for a failure. */
    public String explain(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause() : failure;
        if (cause instanceof SignInException refused && !refused.isForeseen()) {
            return refused.explain(sentences.locale()) + " " + unforeseen(cause);
        }
        return sentences.explain(cause).orElseGet(() -> unforeseen(cause));
    }

    private String unforeseen(Throwable failure) {
        LOG.debug("Unforeseen", failure);
        try {
            keep(failure);
            return sentences.text("unforeseen", log);
        } catch (IOException e) {
            return sentences.text("unforeseen.unwritable", log);
        }
    }

    private synchronized void keep(Throwable failure) throws IOException {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        Files.createDirectories(log.getParent());
        if (Files.exists(log) && Files.size(log) > MAX_BYTES) {
            Files.writeString(log, "");
        }
        Files.writeString(log, Instant.now() + " " + System.getProperty("java.version") + " " + trace,
                StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
