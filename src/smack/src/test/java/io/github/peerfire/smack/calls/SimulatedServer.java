package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/**
 * What an XMPP server is to calls, and the way to it: streams with delays that break, are resumed or not, messages to
 * full and bare JIDs, carbons, offline storage, an archive, errors for what cannot be delivered.
 */
final class SimulatedServer {

    private final VirtualClock clock;
    private final Random random;
    private final Map<EntityFullJid, SimulatedStream> streams = new LinkedHashMap<>();
    private final Map<BareJid, List<Stored>> offline = new LinkedHashMap<>();
    private final Map<BareJid, List<Stored>> archive = new LinkedHashMap<>();

    /** A message that the server keeps. */
    private record Stored(EntityFullJid from, JingleMessage content, long since) {
    }

    SimulatedServer(VirtualClock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    VirtualClock clock() {
        return clock;
    }

    Random random() {
        return random;
    }

    /** A device has logged in; what was stored for its account comes first. */
    void open(EntityFullJid jid, SimulatedStream stream) {
        streams.put(jid, stream);
        List<Stored> stored = offline.remove(jid.asBareJid());
        if (stored != null) {
            stored.forEach(message -> stream.bring(message.from(), message.content(), CallMessage.Origin.DIRECT,
                    message.since()));
        }
    }

    /** A session is over; what it has not taken goes where it would go now. */
    void close(EntityFullJid jid, SimulatedStream stream) {
        if (streams.remove(jid, stream)) {
            stream.takeUndelivered().forEach(Runnable::run);
        }
    }

    boolean isOnline(Jid jid) {
        return streams.containsKey(jid);
    }

    /** A message has arrived at the server. */
    void route(EntityFullJid from, Jid to, JingleMessage message) {
        keep(from, from.asBareJid(), message);
        keep(from, to.asBareJid(), message);
        streams.forEach((jid, stream) -> {
            if (jid.asBareJid().equals(from.asBareJid()) && !jid.equals(from)) {
                stream.bring(from, message, CallMessage.Origin.SIBLING_SENT, -1);
            }
        });
        SimulatedStream full = streams.get(to.asEntityFullJidIfPossible());
        boolean any = false;
        for (Map.Entry<EntityFullJid, SimulatedStream> one : List.copyOf(streams.entrySet())) {
            if (one.getKey().asBareJid().equals(to.asBareJid())) {
                boolean direct = full == null || one.getValue() == full;
                one.getValue().bring(from, message,
                        direct ? CallMessage.Origin.DIRECT : CallMessage.Origin.SIBLING_RECEIVED, -1);
                any = true;
            }
        }
        if (!any) {
            offline.computeIfAbsent(to.asBareJid(), key -> new ArrayList<>())
                    .add(new Stored(from, message, clock.now()));
        }
    }

    /** A message did not reach a session that is over now; it goes to the account's others, with a stamp. */
    void reroute(EntityFullJid from, BareJid to, JingleMessage message, long since) {
        boolean any = false;
        for (Map.Entry<EntityFullJid, SimulatedStream> one : List.copyOf(streams.entrySet())) {
            if (one.getKey().asBareJid().equals(to)) {
                one.getValue().bring(from, message, CallMessage.Origin.DIRECT, since);
                any = true;
            }
        }
        if (!any) {
            offline.computeIfAbsent(to, key -> new ArrayList<>()).add(new Stored(from, message, since));
        }
    }

    private void keep(EntityFullJid from, BareJid account, JingleMessage message) {
        archive.computeIfAbsent(account, key -> new ArrayList<>()).add(new Stored(from, message, clock.now()));
    }

    /** What the archive of an account holds since a time, as the account's devices read it. */
    List<CallMessage> history(BareJid account, long since) {
        return archive.getOrDefault(account, List.of()).stream().filter(message -> message.since() >= since)
                .map(message -> new CallMessage(message.from(), message.content(),
                        message.from().asBareJid().equals(account)
                                ? CallMessage.Origin.SIBLING_SENT : CallMessage.Origin.DIRECT,
                        Duration.ofNanos(clock.now() - message.since() + 1)))
                .toList();
    }

    /** A request has arrived at the server. */
    void route(Jingle request, Consumer<Optional<JingleFault>> answer) {
        SimulatedStream stream = streams.get(request.getTo().asEntityFullJidIfPossible());
        if (stream == null) {
            // RFC 6121 §8.5.3.2.3.
            answer.accept(Optional.of(JingleFault.SERVICE_UNAVAILABLE));
        } else {
            stream.bring(request, answer);
        }
    }
}
