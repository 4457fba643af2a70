package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallMessage;
import io.github.peerfire.smack.element.PresenceEndpoint;
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
import java.util.function.Supplier;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.Stanza;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/**
 * A device's XMPP session with stream management: stanzas come late, but in order, in both directions. While the stream
 * is broken they wait at both ends, until the session is resumed or is over.
 */
final class LossyStream {

    private static final int SLOWEST_MS = 400;
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(10);

    private final LossyServer server;
    private final EntityFullJid jid;
    private final LossyDevice device;
    private final CallClock clock;
    /** What the server has not acknowledged. */
    private final List<Upward> up = new ArrayList<>();
    /** What the device has not acknowledged. */
    private final List<Downward> down = new ArrayList<>();
    private boolean connected = true;
    private boolean over;
    private int generation;
    private long lastUp;
    private long lastDown;

    /** A stanza of the device, and what it does at the server; without stanza if it is no message and ends no call. */
    private record Upward(Optional<Stanza> stanza, Runnable arrival) {
    }

    /** What it does at the device, and what becomes of it if the session is over before. */
    private record Downward(Runnable arrival, Runnable otherwise) {
    }

    LossyStream(LossyServer server, EntityFullJid jid, LossyDevice device) {
        this.server = server;
        this.jid = jid;
        this.device = device;
        this.clock = server.clock();
    }

    EntityFullJid jid() {
        return jid;
    }

    boolean isConnected() {
        return connected;
    }

    /** The connection breaks; nobody is told. */
    void cut() {
        connected = false;
        generation++;
    }

    /** The connection is there again, and the server knew the session still. */
    void resume() {
        connected = true;
        generation++;
        List.copyOf(up).forEach(this::climb);
        List.copyOf(down).forEach(this::fall);
    }

    /** The session is over: what was not acknowledged goes where it would go without it. */
    void end() {
        over = true;
        connected = false;
        generation++;
        List<Downward> undelivered = new ArrayList<>(down);
        down.clear();
        undelivered.forEach(parcel -> parcel.otherwise().run());
    }

    /** The client's side of an end: what ends calls is sent again by way of the next session. */
    void sendAgainBy(LossyStream next) {
        List<Upward> unsent = new ArrayList<>(up);
        up.clear();
        unsent.stream().filter(parcel -> parcel.stanza().filter(UnsentStanzas::endsCall).isPresent())
                .forEach(parcel -> next.send(parcel.stanza().get()));
    }

    private void send(Stanza stanza) {
        if (stanza instanceof Jingle jingle) {
            request(jingle);
        } else {
            stanza.getExtensions().stream().filter(JingleMessage.class::isInstance).map(JingleMessage.class::cast)
                    .forEach(message -> send(stanza.getTo(), message));
        }
    }

    void send(Jid to, JingleMessage message) {
        Stanza stanza = MessageBuilder.buildMessage(message.id()).to(to).addExtension(message).build();
        push(new Upward(Optional.of(stanza), () -> server.route(jid, to, message)));
    }

    CompletionStage<Void> request(Jingle jingle) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Jingle request = new Jingle(jingle.getTo(), jingle.body());
        request.setFrom(jid);
        CallClock.Timer patience = giveUpOn(answer);
        push(new Upward(Optional.of(jingle), () -> server.route(request, fault -> pull(() -> {
            patience.cancel();
            if (fault.isPresent()) {
                ErrorIQ error = fault.get().answer(request);
                answer.completeExceptionally(new XMPPErrorException(error, error.getError(), request));
            } else {
                answer.complete(null);
            }
        }, () -> { }))));
        return answer;
    }

    /** A question to the service. */
    <T> CompletableFuture<T> ask(Supplier<Optional<T>> service) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        CallClock.Timer patience = giveUpOn(answer);
        push(new Upward(Optional.empty(), () -> {
            Optional<T> said = service.get();
            pull(() -> {
                patience.cancel();
                said.ifPresentOrElse(answer::complete,
                        () -> answer.completeExceptionally(new IllegalStateException("refused")));
            }, () -> { });
        }));
        return answer;
    }

    private CallClock.Timer giveUpOn(CompletableFuture<?> answer) {
        return clock.schedule(REPLY_TIMEOUT, () ->
                answer.completeExceptionally(new IllegalStateException("no answer")));
    }

    private void push(Upward parcel) {
        if (!over) {
            up.add(parcel);
            climb(parcel);
        }
    }

    private void climb(Upward parcel) {
        if (!connected) {
            return;
        }
        int now = generation;
        lastUp = Math.max(lastUp + 1, clock.now() + delay());
        clock.schedule(Duration.ofNanos(lastUp - clock.now()), () -> {
            if (now == generation && up.remove(parcel)) {
                parcel.arrival().run();
            }
        });
    }

    /** A message comes by way of the server. */
    void bring(EntityFullJid from, JingleMessage content, CallMessage.Origin origin, Optional<Long> storedSince) {
        long since = storedSince.orElse(clock.now());
        pull(() -> device.take(new CallMessage(from, content, origin, storedSince.isEmpty()
                        ? Duration.ZERO : Duration.ofNanos(clock.now() - since + 1))),
                () -> {
                    if (origin == CallMessage.Origin.DIRECT) {
                        server.reroute(from, jid.asBareJid(), content, since);
                    }
                });
    }

    /** A request comes by way of the server. */
    void bring(Jingle request, Consumer<Optional<JingleFault>> answer) {
        pull(() -> device.take(request, fault -> push(new Upward(Optional.empty(), () -> answer.accept(fault)))),
                () -> answer.accept(Optional.of(JingleFault.SERVICE_UNAVAILABLE)));
    }

    /** Presence comes by way of the server. */
    void tell(EntityFullJid other, Optional<PresenceEndpoint> endpoint) {
        pull(() -> device.presences().told(other, endpoint), () -> { });
    }

    private void pull(Runnable arrival, Runnable otherwise) {
        if (over) {
            otherwise.run();
            return;
        }
        Downward parcel = new Downward(arrival, otherwise);
        down.add(parcel);
        fall(parcel);
    }

    private void fall(Downward parcel) {
        if (!connected) {
            return;
        }
        int now = generation;
        lastDown = Math.max(lastDown + 1, clock.now() + delay());
        clock.schedule(Duration.ofNanos(lastDown - clock.now()), () -> {
            if (now == generation && down.remove(parcel)) {
                parcel.arrival().run();
            }
        });
    }

    private long delay() {
        return Duration.ofMillis(1 + server.random().nextInt(SLOWEST_MS)).toNanos();
    }
}
