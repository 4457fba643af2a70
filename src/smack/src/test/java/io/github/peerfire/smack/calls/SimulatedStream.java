package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/**
 * A device's XMPP session: stanzas arrive late, but in order, in both directions. When it breaks, what is on its way is
 * lost upwards, and waits downwards until the session is resumed, which may bring some of it twice, or is over.
 */
final class SimulatedStream {

    private static final int SLOWEST_MS = 400;
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(5);

    private final SimulatedServer server;
    private final EntityFullJid jid;
    private final SimulatedDevice device;
    private final List<Parcel> down = new ArrayList<>();
    private boolean up = true;
    private boolean silent;
    private long lastUp;
    private long lastDown;
    private int generation;

    /** What is on its way to the device; what happens to it if the session is over before. */
    private record Parcel(Runnable delivery, Runnable rerouting) {
    }

    SimulatedStream(SimulatedServer server, EntityFullJid jid, SimulatedDevice device) {
        this.server = server;
        this.jid = jid;
        this.device = device;
    }

    EntityFullJid jid() {
        return jid;
    }

    boolean isUp() {
        return up;
    }

    /** The connection broke. */
    void cut() {
        up = false;
        generation++;
    }

    /** Nothing arrives any more in either direction, and nobody is told so; not even that an answer does not come. */
    void fallSilent() {
        silent = true;
        generation++;
    }

    /** The connection is there again, and the server knew the session still. */
    void resume() {
        up = true;
        generation++;
        List<Parcel> waiting = new ArrayList<>(down);
        down.clear();
        for (Parcel parcel : waiting) {
            deliver(parcel);
            // It had arrived before, only the news of that was lost.
            if (server.random().nextInt(8) == 0) {
                deliver(parcel);
            }
        }
    }

    List<Runnable> takeUndelivered() {
        generation++;
        List<Runnable> routes = down.stream().map(Parcel::rerouting).toList();
        down.clear();
        return routes;
    }

    void send(Jid to, JingleMessage message) {
        if (up) {
            climb(() -> server.route(jid, to, message));
        }
    }

    CompletionStage<Void> request(Jingle jingle) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        if (silent) {
            return answer;
        }
        if (!up) {
            answer.completeExceptionally(new IllegalStateException("not connected"));
            return answer;
        }
        CallClock.Timer patience = server.clock().schedule(REPLY_TIMEOUT, () ->
                answer.completeExceptionally(new IllegalStateException("no answer")));
        Jingle request = new Jingle(jingle.getTo(), jingle.body());
        request.setFrom(jid);
        climb(() -> server.route(request, fault -> deliver(new Parcel(() -> {
            patience.cancel();
            if (fault.isPresent()) {
                answer.completeExceptionally(Refused.of(request, fault.get()));
            } else {
                answer.complete(null);
            }
        }, () -> { }))));
        return answer;
    }

    private void climb(Runnable arrival) {
        if (silent) {
            return;
        }
        int now = generation;
        lastUp = Math.max(lastUp + 1, server.clock().now() + delay());
        server.clock().schedule(Duration.ofNanos(lastUp - server.clock().now()), () -> {
            if (now == generation) {
                arrival.run();
            }
        });
    }

    void bring(EntityFullJid from, JingleMessage content, CallMessage.Origin origin, long storedSince) {
        long since = storedSince < 0 ? server.clock().now() : storedSince;
        deliver(new Parcel(
                () -> device.take(new CallMessage(from, content, origin, storedSince < 0
                        ? Duration.ZERO : Duration.ofNanos(server.clock().now() - storedSince + 1))),
                () -> {
                    if (origin == CallMessage.Origin.DIRECT) {
                        server.reroute(from, jid.asBareJid(), content, since);
                    }
                }));
    }

    void bring(Jingle request, Consumer<Optional<JingleFault>> answer) {
        deliver(new Parcel(
                () -> device.take(request, fault -> {
                    if (up) {
                        climb(() -> answer.accept(fault));
                    }
                }),
                () -> answer.accept(Optional.of(JingleFault.SERVICE_UNAVAILABLE))));
    }

    private void deliver(Parcel parcel) {
        down.add(parcel);
        if (!up || silent) {
            return;
        }
        int now = generation;
        lastDown = Math.max(lastDown + 1, server.clock().now() + delay());
        server.clock().schedule(Duration.ofNanos(lastDown - server.clock().now()), () -> {
            if (now == generation && down.remove(parcel)) {
                parcel.delivery().run();
            }
        });
    }

    private long delay() {
        return Duration.ofMillis(1 + server.random().nextInt(SLOWEST_MS)).toNanos();
    }
}
