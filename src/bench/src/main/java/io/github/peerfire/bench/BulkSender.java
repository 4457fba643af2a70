package io.github.peerfire.bench;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Priority;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.SessionStatistics;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Keeps one flow's send buffer full, and says what sending costs this process. */
final class BulkSender implements EndpointListener, AutoCloseable {

    private static final int SEND_BUFFER = 1 << 20;

    private final Party party = Party.start(0, this);
    private final CompletableFuture<SendFlow> opened = new CompletableFuture<>();
    private final byte[] message;
    private long written;

    private BulkSender(int messageLength) {
        message = new byte[messageLength];
    }

    static BulkSender start(int messageLength, String host, int port) {
        BulkSender sender = new BulkSender(messageLength);
        sender.party.connect(host, port);
        sender.opened.orTimeout(10, TimeUnit.SECONDS).join();
        return sender;
    }

    /** Goes on sending for so many nanoseconds. */
    Report measure(long duration) throws InterruptedException {
        long before = delivered();
        Meter meter = new Meter();
        TimeUnit.NANOSECONDS.sleep(duration);
        long bytes = delivered() - before;
        SessionStatistics traffic = statistics();
        return new Report("bulk").with("messageBytes", message.length)
                .with("megabytesPerSecond", 1e3 * bytes / meter.wall())
                .with("sendNanosecondsPerByte", (double) meter.processor() / bytes)
                .with("packetsPerAcknowledgement", (double) traffic.packetsSent() / traffic.packetsReceived())
                .with("lostPerMillion", 1e6 * traffic.fragmentsLost() / traffic.fragmentsSent());
    }

    /** Since the session began. */
    private SessionStatistics statistics() {
        CompletableFuture<SessionStatistics> result = new CompletableFuture<>();
        party.driver().execute(() -> result.complete(
                party.driver().endpoint().sessions().iterator().next().statistics()));
        return result.join();
    }

    /** Bytes of messages that the far end acknowledged. */
    private long delivered() {
        CompletableFuture<Long> result = new CompletableFuture<>();
        party.driver().execute(() -> result.complete(written - opened.join().bufferedBytes()));
        return result.join();
    }

    @Override
    public void onEvent(EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.SessionOpened open) {
            SendFlow flow = open.session()
                    .openFlow(Party.METADATA, new FlowOptions(Priority.ROUTINE, false, SEND_BUFFER), now);
            fill(flow, now);
            opened.complete(flow);
        } else if (event instanceof EndpointEvent.FlowWritable writable) {
            fill(writable.flow(), now);
        }
    }

    private void fill(SendFlow flow, long now) {
        while (flow.isWritable()) {
            flow.write(message, Reliability.FULL, now);
            written += message.length;
        }
    }

    @Override
    public void close() {
        party.close();
    }
}
