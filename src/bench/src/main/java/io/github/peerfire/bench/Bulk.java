package io.github.peerfire.bench;

import java.util.concurrent.TimeUnit;

/** One flow at full speed over UDP: this process sends, another one receives. */
final class Bulk {

    private static final int MESSAGE = 16_384;
    private static final double WARMUP = 8;
    private static final double SECONDS = 4;

    private Bulk() {
    }

    /** Starts the receiving process as well, and asks what the same time cost it. */
    static Report run(Options options) throws Exception {
        try (ChildProcess receiver = ChildProcess.start("receive");
                BulkSender sender = start(options, Integer.parseInt(receiver.readLine()))) {
            receiver.ask();
            Report report = measure(options, sender);
            return report.with("receiveNanosecondsPerByte", Double.parseDouble(receiver.ask()));
        }
    }

    /** Sends to whoever receives at the port that the options give. */
    static Report send(Options options) throws Exception {
        try (BulkSender sender = start(options, options.number("port", 0))) {
            return measure(options, sender);
        }
    }

    /** Returns when the sender is warm. */
    private static BulkSender start(Options options, int port) throws InterruptedException {
        BulkSender sender =
                BulkSender.start(options.number("message", MESSAGE), options.text("host", "127.0.0.1"), port);
        TimeUnit.NANOSECONDS.sleep(options.time("warmup", WARMUP));
        return sender;
    }

    private static Report measure(Options options, BulkSender sender) throws InterruptedException {
        return sender.measure(options.time("seconds", SECONDS));
    }
}
