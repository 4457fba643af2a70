package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.calls.CallClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a live binding: when the rendezvous is lost it connects again in the background, under a new peer ID, while the
 * streams of the old connection go on (ProtoXEP 7.6). Lives on the client's thread.
 */
final class RendezvousKeeper implements Bindings {

    private static final Logger LOG = LoggerFactory.getLogger(RendezvousKeeper.class);

    /** A rendezvous that is just being started anew answers the next attempt. */
    private static final int FEW_ATTEMPTS = 2;

    private final BindingAttempts attempts;
    private final CallClock clock;
    private final Backoff backoff;
    private final List<NetConnection> retired = new ArrayList<>();
    private final Listeners<PeerId> listeners = new Listeners<>();
    private final Listeners<Binding> changeListeners = new Listeners<>();
    private volatile Binding binding;
    private CompletableFuture<Binding> attempt;
    private Binding disowned;
    private CallClock.Timer retry = () -> { };
    private int failures;
    private boolean silent;
    private boolean reachable = true;
    private boolean anotherSession;
    private boolean closed;

    /** @param longest of an attempt to bind, all its steps together */
    RendezvousKeeper(BindingSource source, CallClock clock, Backoff backoff, Duration longest, Binding first) {
        this.attempts = new BindingAttempts(source, clock, longest);
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
            Listeners.tell(listener, binding.connection().nearId());
        });
    }

    /** Tells when the rendezvous is lost, and when there is another binding. Any thread. */
    void onChange(Runnable listener) {
        changeListeners.add(changed -> listener.run());
    }

    @Override
    public boolean isLive() {
        return attempt == null && binding != disowned && binding.connection().isConnected();
    }

    /** Whether nothing answered the last attempts, which were several. */
    boolean isSilent() {
        return silent;
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
        if (attempt != null) {
            anotherSession |= !resumed;
        } else if (!isLive()) {
            renew();
        } else if (!resumed) {
            rebind(binding);
        }
    }

    private void rebind(Binding lost) {
        CompletableFuture<Binding> result = begin();
        attempts.rebind(lost.connection()).whenComplete((again, refusal) -> {
            attempt = null;
            if (refusal == null) {
                LOG.debug("The connection is bound again");
                binding = again;
                ended(result);
            } else {
                LOG.debug("The connection cannot be bound again: {}", refusal.toString());
                disowned = lost;
                pass(renew(), result);
            }
        });
    }

    private CompletableFuture<Binding> begin() {
        retry.cancel();
        anotherSession = false;
        attempt = new CompletableFuture<>();
        return attempt;
    }

    private static void pass(CompletableFuture<Binding> from, CompletableFuture<Binding> to) {
        from.whenComplete((made, failure) -> {
            if (failure == null) {
                to.complete(made);
            } else {
                to.completeExceptionally(failure);
            }
        });
    }

    /** Lets go of connections that are not bound any more; called when no call needs them. */
    void closeRetired() {
        retired.forEach(NetConnection::closeAsync);
        retired.clear();
    }

    CompletableFuture<Void> close() {
        closed = true;
        retry.cancel();
        attempts.close();
        if (attempt != null) {
            attempt.completeExceptionally(new CancellationException("The client signs out."));
        }
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
        retryLater();
        tellChange();
    }

    private void retryLater() {
        if (attempt != null || !reachable || closed) {
            return;
        }
        Duration pause = backoff.pause(failures, clock.random());
        LOG.debug("The rendezvous is lost; connecting again in {}", pause);
        retry.cancel();
        retry = clock.schedule(pause, () -> {
            if (!isLive() && !closed) {
                renew();
            }
        });
    }

    private CompletableFuture<Binding> renew() {
        if (attempt != null) {
            return attempt;
        }
        CompletableFuture<Binding> result = begin();
        attempts.bind(step -> { }).whenComplete((next, reason) -> {
            attempt = null;
            if (reason == null) {
                LOG.debug("The rendezvous is there again");
                failures = 0;
                silent = false;
                retired.add(binding.connection());
                follow(next);
                listeners.tell(next.connection().nearId());
                ended(result);
            } else {
                LOG.debug("The rendezvous is not reached: {}", reason.toString());
                failures++;
                silent = failures >= FEW_ATTEMPTS && Failures.isSilence(reason);
                retryLater();
                tellChange();
                result.completeExceptionally(reason);
            }
        });
        return result;
    }

    /** There is a binding; but what it was made of may be gone by now. */
    private void ended(CompletableFuture<Binding> result) {
        if (anotherSession) {
            rebind(binding);
            pass(attempt, result);
            tellChange();
            return;
        }
        if (!isLive()) {
            retryLater();
        }
        tellChange();
        result.complete(binding);
    }

    private void tellChange() {
        changeListeners.tell(binding);
    }
}
