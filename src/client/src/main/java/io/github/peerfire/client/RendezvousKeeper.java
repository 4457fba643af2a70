package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.crypto.PeerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a live binding: when the rendezvous is lost it connects again in the background, under a new peer ID, while the
 * streams of the old connection go on (ProtoXEP 7.6). Lives on the client's thread.
 */
final class RendezvousKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(RendezvousKeeper.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(300);

    private final Binder binder;
    private final ClientThread thread;
    private final List<NetConnection> retired = new ArrayList<>();
    private final List<Consumer<PeerId>> listeners = new CopyOnWriteArrayList<>();
    private volatile Binding binding;
    private CompletableFuture<Binding> attempt;
    private Duration pause = FIRST_PAUSE;
    private boolean closed;

    RendezvousKeeper(Binder binder, ClientThread thread, Binding first) {
        this.binder = binder;
        this.thread = thread;
        follow(first);
    }

    /** The latest binding, live or not. Any thread. */
    Binding binding() {
        return binding;
    }

    /** Tells the present peer ID, and each new one. Any thread. */
    void onPeerId(Consumer<PeerId> listener) {
        thread.execute(() -> {
            listeners.add(listener);
            listener.accept(binding.connection().nearId());
        });
    }

    /** A live binding: the present one, or one that is made now. */
    CompletableFuture<Binding> live() {
        return binding.isLive() ? CompletableFuture.completedFuture(binding) : renew();
    }

    /** Lets go of connections that are not bound any more; called when no call needs them. */
    void closeRetired() {
        retired.forEach(NetConnection::closeAsync);
        retired.clear();
    }

    CompletableFuture<Void> close() {
        closed = true;
        closeRetired();
        return binding.connection().closeAsync();
    }

    private void follow(Binding next) {
        binding = next;
        next.connection().onStatus(status -> {
            if (status.code().equals(StatusCode.CONNECT_CLOSED)) {
                thread.execute(() -> lost(next));
            }
        });
        if (!next.isLive()) {
            thread.execute(() -> lost(next));
        }
    }

    private void lost(Binding gone) {
        if (gone == binding && !closed && attempt == null) {
            LOG.debug("The rendezvous is lost; connecting again in {}", pause);
            thread.schedule(pause, () -> {
                if (gone == binding && !closed) {
                    renew();
                }
            });
        }
    }

    private CompletableFuture<Binding> renew() {
        if (attempt != null) {
            return attempt;
        }
        CompletableFuture<Binding> result = new CompletableFuture<>();
        attempt = result;
        Binding old = binding;
        binder.bind(step -> { }).whenComplete((next, failure) -> thread.execute(() -> {
            attempt = null;
            if (failure == null) {
                succeeded(old, next);
                result.complete(next);
            } else {
                failed(old);
                result.completeExceptionally(failure);
            }
        }));
        return result;
    }

    private void succeeded(Binding old, Binding next) {
        pause = FIRST_PAUSE;
        if (closed) {
            next.connection().closeAsync();
            return;
        }
        retired.add(old.connection());
        follow(next);
        listeners.forEach(listener -> listener.accept(next.connection().nearId()));
    }

    /** ProtoXEP 3.3: back off with jitter. */
    private void failed(Binding old) {
        long doubled = Math.min(pause.toMillis() * 2, LONGEST_PAUSE.toMillis());
        pause = Duration.ofMillis(doubled - ThreadLocalRandom.current().nextLong(doubled / 4 + 1));
        lost(old);
    }
}
