package io.github.peerfire.bench;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import java.util.Scanner;

/**
 * Takes whatever comes. Prints its port; then for each line on standard input how many nanoseconds of processor time a
 * byte cost since the line before, until there are no more.
 */
final class BulkReceiver implements EndpointListener {

    private volatile long received;

    private BulkReceiver() {
    }

    static void serve(Options options) {
        BulkReceiver receiver = new BulkReceiver();
        try (Party party = Party.start(options.number("port"), receiver);
                Scanner lines = new Scanner(System.in)) {
            System.out.println(party.port());
            Meter meter = new Meter();
            long before = 0;
            while (lines.hasNextLine()) {
                lines.nextLine();
                long bytes = receiver.received;
                System.out.println((double) meter.processor() / (bytes - before));
                before = bytes;
                meter = new Meter();
            }
        }
    }

    @Override
    public void onEvent(EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.MessageArrived arrived) {
            // Written by this one thread only.
            long sum = received + arrived.message().length;
            received = sum;
        }
    }
}
