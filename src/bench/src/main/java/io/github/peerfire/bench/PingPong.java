package io.github.peerfire.bench;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** One message to and fro, again and again: this process asks, another one answers. */
final class PingPong implements EndpointListener {

    private static final int MOST_SAMPLES = 1 << 20;

    private final byte[] message;
    private final long[] samples = new long[MOST_SAMPLES];
    private volatile int count;
    private SendFlow flow;
    private long sentAt;

    private PingPong(int messageLength) {
        message = new byte[messageLength];
    }

    static Report run(Options options) throws Exception {
        try (ChildProcess echo = ChildProcess.start("echo")) {
            return run(options, Integer.parseInt(echo.readLine()));
        }
    }

    private static Report run(Options options, int port) throws InterruptedException {
        PingPong ping = new PingPong(options.number("message"));
        try (Party party = Party.start(0, ping)) {
            party.connect("127.0.0.1", port);
            TimeUnit.NANOSECONDS.sleep(options.time("warmup"));
            final int from = ping.count;
            Meter meter = new Meter();
            TimeUnit.NANOSECONDS.sleep(options.time("seconds"));
            int to = ping.count;
            long processor = meter.processor();
            long wall = meter.wall();
            long[] sorted = Arrays.copyOfRange(ping.samples, from, to);
            Arrays.sort(sorted);
            return new Report("ping").with("messageBytes", ping.message.length)
                    .with("roundTripsPerSecond", 1e9 * sorted.length / wall)
                    .with("medianMicroseconds", percentile(sorted, 50))
                    .with("p99Microseconds", percentile(sorted, 99))
                    .with("cpuMicrosecondsPerRoundTrip", processor / 1e3 / sorted.length);
        }
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) ((long) sorted.length * percent / 100)] / 1e3;
    }

    @Override
    public void onEvent(EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.SessionOpened opened) {
            flow = opened.session().openFlow(Party.METADATA, FlowOptions.DEFAULT, now);
            write(now);
        } else if (event instanceof EndpointEvent.MessageArrived && count < MOST_SAMPLES && flow.isOpen()) {
            samples[count] = System.nanoTime() - sentAt;
            // Written by this one thread only.
            int next = count + 1;
            count = next;
            write(now);
        }
    }

    private void write(long now) {
        sentAt = System.nanoTime();
        flow.write(message, Reliability.FULL, now);
    }
}
