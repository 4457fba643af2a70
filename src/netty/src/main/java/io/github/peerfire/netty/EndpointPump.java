package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.KeyingTask;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.common.FailureLog;
import io.github.peerfire.rtmfp.common.Time;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves everything in and out of an endpoint: datagrams, deadlines, events and key work. Confined to the event loop;
 * whoever touched the endpoint calls {@link #settle} afterwards.
 */
final class EndpointPump implements Intake.Taker {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointPump.class);

    static final int WRITES_PER_FLUSH = 64;

    private final EventLoop loop;
    private final LongSupplier clock;
    private final Endpoint endpoint;
    private final EndpointListener listener;
    private final Executor keyWorkers;
    private final int mostKeying;
    private final FailureLog failures = new FailureLog(LOG::error, LOG::debug);
    private final Transmit transmit = new Transmit();
    private Network network;
    private ScheduledFuture<?> timer;
    private long timerDeadline = Time.NEVER;
    private int keyingUnderWay;
    private int unflushed;
    private boolean settling;
    private Runnable whenClosed;

    /** @param mostKeying how many tasks the workers may have of this endpoint */
    EndpointPump(EventLoop loop, LongSupplier clock, Endpoint endpoint, EndpointListener listener,
            Executor keyWorkers, int mostKeying) {
        this.loop = loop;
        this.clock = clock;
        this.endpoint = endpoint;
        this.listener = listener;
        this.keyWorkers = keyWorkers;
        this.mostKeying = mostKeying;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Moves datagrams from now on. */
    void start(Network boundNetwork) {
        network = boundNetwork;
        settle();
    }

    /** Lets go of the network and the timer; nothing reaches the endpoint any more. */
    void stop() {
        network = null;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    boolean isRunning() {
        return network != null;
    }

    @Override
    public void receive(byte[] datagram, int offset, int length, InetSocketAddress source, int interfaceId) {
        if (isRunning()) {
            long now = clock.getAsLong();
            endpoint.receive(datagram, offset, length, source, interfaceId, now);
            // Not once for all that are there: every second packet is acknowledged, and each acknowledgement lets some
            // more go.
            transmit(now);
        }
    }

    @Override
    public void dropped(int count) {
        endpoint.dropped(count);
    }

    /** Runs a task that may touch the endpoint. */
    void run(Runnable task) {
        if (isRunning()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                failures.failed("A task on an endpoint's thread failed", e, clock.getAsLong());
            }
            settle();
        }
    }

    /** Tells the listener of something that did not happen at the endpoint. */
    void tell(EndpointEvent event) {
        run(() -> listener.onEvent(event, clock.getAsLong()));
    }

    /** Tells the endpoint of a change of its interfaces, then the listener. */
    void interfacesChanged(Consumer<Endpoint> change) {
        run(() -> {
            change.accept(endpoint);
            listener.onEvent(new EndpointEvent.InterfacesChanged(), clock.getAsLong());
        });
    }

    /** Closes the endpoint; calls back when nothing is left to be done or the time in nanoseconds is over. */
    void close(long limit, Runnable callback) {
        whenClosed = callback;
        endpoint.close(clock.getAsLong());
        loop.schedule(this::reportClosed, limit, TimeUnit.NANOSECONDS);
        settle();
    }

    private void reportClosed() {
        Runnable callback = whenClosed;
        whenClosed = null;
        if (callback != null) {
            callback.run();
        }
    }

    /** Takes everything out of the endpoint that is there, and looks when it wants to be called next. */
    @Override
    public void settle() {
        if (!isRunning() || settling) {
            return;
        }
        settling = true;
        try {
            boolean more = true;
            while (more) {
                startKeying();
                transmit(clock.getAsLong());
                flush();
                more = deliver();
            }
        } finally {
            settling = false;
        }
        if (whenClosed != null && endpoint.isClosed()) {
            reportClosed();
        } else {
            followDeadline();
        }
    }

    private boolean deliver() {
        boolean delivered = false;
        long now = clock.getAsLong();
        for (EndpointEvent event = endpoint.pollEvent(); event != null; event = endpoint.pollEvent()) {
            delivered = true;
            try {
                listener.onEvent(event, now);
            } catch (RuntimeException e) {
                failures.failed("A listener of " + event.getClass().getSimpleName() + " failed", e, now);
            }
        }
        return delivered;
    }

    private void transmit(long now) {
        while (network.isWritable() && endpoint.pollTransmit(transmit, now)) {
            network.write(transmit);
            if (++unflushed == WRITES_PER_FLUSH) {
                flush();
            }
        }
    }

    private void flush() {
        if (unflushed > 0) {
            unflushed = 0;
            network.flush();
        }
    }

    private void startKeying() {
        while (keyingUnderWay < mostKeying) {
            KeyingTask task = endpoint.pollKeying();
            if (task == null) {
                return;
            }
            keyingUnderWay++;
            keyWorkers.execute(() -> runKeying(task));
        }
    }

    /** On a key worker's thread, or the loop's own where there is none. */
    private void runKeying(KeyingTask task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            failures.failed("Key work failed", e, clock.getAsLong());
        }
        try {
            loop.execute(() -> completeKeying(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("Key work ended after its endpoint");
        }
    }

    private void completeKeying(KeyingTask task) {
        keyingUnderWay--;
        run(() -> endpoint.completeKeying(task, clock.getAsLong()));
    }

    private void followDeadline() {
        long deadline = endpoint.nextDeadline();
        // One that is set too early does no harm, and most deadlines move away again and again.
        if (deadline >= timerDeadline) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        timerDeadline = deadline;
        timer = loop.schedule(this::onTimer, Math.max(0, deadline - clock.getAsLong()), TimeUnit.NANOSECONDS);
    }

    private void onTimer() {
        timer = null;
        timerDeadline = Time.NEVER;
        run(() -> endpoint.handleTimeout(clock.getAsLong()));
    }
}
