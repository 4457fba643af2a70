package io.github.peerfire.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time in seconds, more than 0, which may have a fraction. */
final class SecondsConverter implements ITypeConverter<Duration> {

    private static final double LONGEST = 1e9;
    private static final double NANOSECONDS_PER_SECOND = 1e9;

    @Override
    public Duration convert(String text) {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds > 0 && seconds < LONGEST) {
                return Duration.ofNanos((long) (seconds * NANOSECONDS_PER_SECOND));
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new TypeConversionException("'" + text + "' is no number of seconds above 0");
    }
}
