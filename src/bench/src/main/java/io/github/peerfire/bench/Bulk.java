package io.github.peerfire.bench;

import java.util.concurrent.TimeUnit;

/** One flow at full speed over UDP: this process sends, another one receives. */
final class Bulk {

    private static final String LOCAL = "127.0.0.1";

    private Bulk() {
    }

    /** Starts the receiving process as well, and asks what the same time cost it. */
    static Report run(Options options) throws Exception {
        try (ChildProcess receiver = ChildProcess.start("receive");
                BulkSender sender = start(options, LOCAL, Integer.parseInt(receiver.readLine()))) {
            receiver.ask();
            Report report = measure(options, sender);
            return report.with("receiveNanosecondsPerByte", Double.parseDouble(receiver.ask()));
        }
    }

    /** Sends to whoever receives at the port that the options give. */
    static Report send(Options options) throws Exception {
        try (BulkSender sender = start(options, options.text("host"), options.number("port"))) {
            return measure(options, sender);
        }
    }

    /** Returns when the sender is warm. */
    private static BulkSender start(Options options, String host, int port) throws InterruptedException {
        BulkSender sender = BulkSender.start(options.number("message"), host, port);
        TimeUnit.NANOSECONDS.sleep(options.time("warmup"));
        return sender;
    }

    private static Report measure(Options options, BulkSender sender) throws InterruptedException {
        return sender.measure(options.time("seconds"));
    }
}
