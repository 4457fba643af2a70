package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Report;
import java.util.Arrays;
import java.util.Locale;

/**
 * What pings took in a while; times in microseconds.
 *
 * @param ownDelay what 99 of 100 delays of the measuring process's own do not exceed
 */
record PingFigures(double median, double p99, double p999, double lostPercent, double closed, double ownDelay) {

    private static final int COUNT = 6;

    /** One line. */
    String encode() {
        return String.format(Locale.ROOT, "%f %f %f %f %f %f", median, p99, p999, lostPercent, closed, ownDelay);
    }

    /** @throws IllegalArgumentException if it is no such line */
    static PingFigures decode(String line) {
        double[] all = Arrays.stream(line.trim().split(" ")).mapToDouble(Double::parseDouble).toArray();
        if (all.length != COUNT) {
            throw new IllegalArgumentException("Not figures of pings: " + line);
        }
        return new PingFigures(all[0], all[1], all[2], all[3], all[4], all[5]);
    }

    /** Adds them; their names begin with that of the phase. */
    void report(Report report, String phase) {
        report.with(phase + "PingP50Microseconds", median)
                .with(phase + "PingP99Microseconds", p99)
                .with(phase + "PingP999Microseconds", p999)
                .with(phase + "PingsLostPercent", lostPercent)
                .with(phase + "OwnDelayP99Microseconds", ownDelay)
                .with(phase + "ClosedByServer", (long) closed);
    }
}
