package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.calls.CallClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a live binding: when the rendezvous is lost it connects again in the background, under a new peer ID, while the
 * streams of the old connection go on (ProtoXEP 7.6). Lives on the client's thread.
 */
final class RendezvousKeeper implements Bindings {

    private static final Logger LOG = LoggerFactory.getLogger(RendezvousKeeper.class);

    private final Binder binder;
    private final CallClock clock;
    private final Backoff backoff;
    private final List<NetConnection> retired = new ArrayList<>();
    private final List<Consumer<PeerId>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();
    private volatile Binding binding;
    private CompletableFuture<Binding> attempt;
    private Binding disowned;
    private CallClock.Timer retry = () -> { };
    private int failures;
    private boolean reachable = true;
    private boolean closed;

    RendezvousKeeper(Binder binder, CallClock clock, Backoff backoff, Binding first) {
        this.binder = binder;
        this.clock = clock;
        this.backoff = backoff;
        follow(first);
    }

    @Override
    public Binding binding() {
        return binding;
    }

    /** Tells the present peer ID, and each new one. Any thread. */
    void onPeerId(Consumer<PeerId> listener) {
        clock.execute(() -> {
            listeners.add(listener);
            listener.accept(binding.connection().nearId());
        });
    }

    /** Tells when the rendezvous is lost, and when there is another binding. Any thread. */
    void onChange(Runnable listener) {
        changeListeners.add(listener);
    }

    @Override
    public boolean isLive() {
        return attempt == null && binding != disowned && binding.connection().isConnected();
    }

    /** A live binding: the present one, or one that is made now. */
    CompletableFuture<Binding> live() {
        return isLive() ? CompletableFuture.completedFuture(binding) : renew();
    }

    /** XMPP is lost, so nothing can be asked of the service. */
    void xmppLost() {
        reachable = false;
        retry.cancel();
    }

    /**
     * XMPP is there again. A resumed session is still bound; another one lost its binding, but its connection may be
     * bound again, by the proof that it is ours (ProtoXEP 4.6).
     */
    void xmppBack(boolean resumed) {
        reachable = true;
        failures = 0;
        if (attempt == null && !isLive()) {
            renew();
        } else if (attempt == null && !resumed) {
            rebind(binding);
        }
    }

    private void rebind(Binding lost) {
        CompletableFuture<Binding> result = new CompletableFuture<>();
        attempt = result;
        binder.rebind(lost.connection()).whenComplete((again, refusal) -> clock.execute(() -> {
            attempt = null;
            if (closed) {
                result.complete(lost);
            } else if (refusal == null) {
                binding = again;
                result.complete(again);
                tellChange();
            } else {
                LOG.debug("The connection cannot be bound again: {}", refusal.toString());
                disowned = lost;
                renew().whenComplete((next, failure) -> {
                    if (failure == null) {
                        result.complete(next);
                    } else {
                        result.completeExceptionally(failure);
                    }
                });
            }
        }));
    }

    /** Lets go of connections that are not bound any more; called when no call needs them. */
    void closeRetired() {
        retired.forEach(NetConnection::closeAsync);
        retired.clear();
    }

    CompletableFuture<Void> close() {
        closed = true;
        retry.cancel();
        closeRetired();
        return binding.connection().closeAsync();
    }

    private void follow(Binding next) {
        binding = next;
        NetConnection connection = next.connection();
        connection.onStatus(status -> {
            if (status.code().equals(StatusCode.CONNECT_CLOSED)) {
                clock.execute(() -> lost(connection));
            } else if (status.code().equals(StatusCode.CONNECT_NETWORK_CHANGE)) {
                clock.execute(this::tellChange);
            }
        });
        if (!connection.isConnected()) {
            clock.execute(() -> lost(connection));
        }
    }

    private void lost(NetConnection gone) {
        if (gone != binding.connection() || closed) {
            return;
        }
        tellChange();
        retryLater();
    }

    private void retryLater() {
        if (attempt != null || !reachable) {
            return;
        }
        Duration pause = backoff.pause(failures);
        LOG.debug("The rendezvous is lost; connecting again in {}", pause);
        Binding gone = binding;
        retry.cancel();
        retry = clock.schedule(pause, () -> {
            if (gone == binding && !closed) {
                renew();
            }
        });
    }

    private CompletableFuture<Binding> renew() {
        if (attempt != null) {
            return attempt;
        }
        retry.cancel();
        CompletableFuture<Binding> result = new CompletableFuture<>();
        attempt = result;
        binder.bind(step -> { }).whenComplete((next, reason) -> clock.execute(() -> {
            attempt = null;
            if (reason == null) {
                succeeded(next);
                result.complete(next);
            } else {
                failed();
                result.completeExceptionally(reason);
            }
        }));
        return result;
    }

    private void succeeded(Binding next) {
        failures = 0;
        if (closed) {
            next.connection().closeAsync();
            return;
        }
        retired.add(binding.connection());
        follow(next);
        listeners.forEach(listener -> listener.accept(next.connection().nearId()));
        tellChange();
    }

    /** ProtoXEP 3.3: back off with jitter. */
    private void failed() {
        failures++;
        if (!closed) {
            tellChange();
            retryLater();
        }
    }

    private void tellChange() {
        changeListeners.forEach(Runnable::run);
    }
}
