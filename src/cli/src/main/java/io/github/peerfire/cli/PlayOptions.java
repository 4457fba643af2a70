package io.github.peerfire.cli;

import io.github.peerfire.cli.flv.FlvFile;
import io.github.peerfire.cli.flv.FlvWriter;
import io.github.peerfire.cli.flv.TagSink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where to a stream is written, and how much of it. */
final class PlayOptions {

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "FLV to write, over what is there; it "
            + "appears when it is complete. - writes to standard output, and sentences to standard error. Without it, "
            + "the stream is only measured.")
    private String output;

    @Option(names = {"-D", "--duration"}, paramLabel = "SECONDS", converter = SecondsConverter.class,
            description = "Stop after so much of the stream's own time.")
    private Duration duration;

    @Option(names = {"-S", "--max-size"}, paramLabel = "BYTES", converter = SizeConverter.class,
            description = "Stop before the file is longer; k, M and G may follow the number.")
    private Long maxSize;

    @Option(names = {"-w", "--wait"}, paramLabel = "SECONDS", converter = SecondsConverter.class,
            description = "How long to wait for the first of it; a peer that does not answer is given up after 95 "
                    + "seconds anyway.")
    private Duration wait;

    @Option(names = "--no-audio", description = "Ask for no audio.")
    private boolean noAudio;

    @Option(names = "--no-video", description = "Ask for no video.")
    private boolean noVideo;

    /** Reads a number of bytes. */
    static final class SizeConverter implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            if (!text.matches("[1-9]\\d{0,11}[kMG]?")) {
                throw new TypeConversionException("'" + text + "' is no number of bytes; write 500000, 500k or 2G");
            }
            long unit = switch (text.charAt(text.length() - 1)) {
                case 'k' -> 1_000L;
                case 'M' -> 1_000_000L;
                case 'G' -> 1_000_000_000L;
                default -> 1L;
            };
            return unit * Long.parseLong(text.replaceAll("[kMG]", ""));
        }
    }

    boolean isToStandardOutput() {
        return "-".equals(output);
    }

    /** Opens what is written to; to be closed if it is a file. */
    TagSink open(Environment environment) throws CommandFailure {
        try {
            if (output == null) {
                return TagSink.counting();
            }
            return isToStandardOutput() ? new FlvWriter(new BufferedOutputStream(environment.out()))
                    : FlvFile.create(Path.of(output));
        } catch (IOException e) {
            throw Inputs.failure("write", output, e);
        }
    }

    /** How it is called; empty without. */
    String target() {
        return output == null ? "" : isToStandardOutput() ? "standard output" : output;
    }

    long durationMilliseconds() {
        return duration == null ? Long.MAX_VALUE : duration.toMillis();
    }

    long maxSize() {
        return maxSize == null ? Long.MAX_VALUE : maxSize;
    }

    /** Milliseconds until it has to have begun. */
    long waitMilliseconds() {
        return wait == null ? Long.MAX_VALUE : wait.toMillis();
    }

    boolean wantsAudio() {
        return !noAudio;
    }

    boolean wantsVideo() {
        return !noVideo;
    }
}
