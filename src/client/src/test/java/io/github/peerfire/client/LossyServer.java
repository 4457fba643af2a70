package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallMessage;
import io.github.peerfire.smack.element.PresenceEndpoint;
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
import java.util.Set;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/**
 * What an XMPP server is to calls, all of whose users are each other's contacts: messages to full and bare JIDs,
 * carbons, offline storage, an archive, endpoints in presence, errors for what cannot be delivered.
 */
final class LossyServer {

    private final CallClock clock;
    private final Random random;
    private final Map<EntityFullJid, LossyStream> streams = new LinkedHashMap<>();
    private final Map<BareJid, List<Stored>> offline = new LinkedHashMap<>();
    private final Map<BareJid, List<Stored>> archive = new LinkedHashMap<>();
    private final Map<EntityFullJid, PresenceEndpoint> endpoints = new LinkedHashMap<>();
    private long epochs;

    /** A message that the server keeps. */
    private record Stored(EntityFullJid from, JingleMessage content, long since) {
    }

    LossyServer(CallClock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    CallClock clock() {
        return clock;
    }

    Random random() {
        return random;
    }

    /** A device has logged in and sent presence. */
    void open(LossyStream stream) {
        EntityFullJid jid = stream.jid();
        streams.put(jid, stream);
        List<Stored> stored = offline.remove(jid.asBareJid());
        if (stored != null) {
            stored.forEach(message -> stream.bring(
                    message.from(), message.content(), CallMessage.Origin.DIRECT, Optional.of(message.since())));
        }
    }

    /** What a device is told that has sent presence. */
    void show(LossyStream stream) {
        endpoints.forEach((other, endpoint) -> stream.tell(other, Optional.of(endpoint)));
    }

    /** A session is over. */
    void close(LossyStream stream) {
        if (streams.remove(stream.jid(), stream)) {
            unbind(stream.jid());
            stream.end();
        }
    }

    boolean isThere(LossyStream stream) {
        return streams.get(stream.jid()) == stream;
    }

    /** The service binds a peer ID to a device; its number. */
    long bind(EntityFullJid jid, String peer, String uri) {
        PresenceEndpoint endpoint = new PresenceEndpoint(peer, ++epochs, uri, Optional.empty(), Set.of());
        endpoints.put(jid, endpoint);
        announce(jid, Optional.of(endpoint));
        return epochs;
    }

    /** The rendezvous lost an endpoint. */
    void unbind(String peer) {
        endpoints.entrySet().stream().filter(entry -> entry.getValue().peer().equals(peer)).map(Map.Entry::getKey)
                .findFirst().ifPresent(this::unbind);
    }

    private void unbind(EntityFullJid jid) {
        if (endpoints.remove(jid) != null) {
            announce(jid, Optional.empty());
        }
    }

    private void announce(EntityFullJid jid, Optional<PresenceEndpoint> endpoint) {
        streams.values().stream().filter(stream -> !stream.jid().equals(jid))
                .forEach(stream -> stream.tell(jid, endpoint));
    }

    /** A message has arrived at the server. */
    void route(EntityFullJid from, Jid to, JingleMessage message) {
        keep(from, from.asBareJid(), message);
        keep(from, to.asBareJid(), message);
        for (LossyStream stream : of(from.asBareJid())) {
            if (!stream.jid().equals(from)) {
                stream.bring(from, message, CallMessage.Origin.SIBLING_SENT, Optional.empty());
            }
        }
        LossyStream addressed = streams.get(to.asEntityFullJidIfPossible());
        List<LossyStream> there = of(to.asBareJid());
        for (LossyStream stream : there) {
            boolean direct = addressed == null || stream == addressed;
            stream.bring(from, message,
                    direct ? CallMessage.Origin.DIRECT : CallMessage.Origin.SIBLING_RECEIVED, Optional.empty());
        }
        if (there.isEmpty()) {
            store(from, to.asBareJid(), message, clock.now());
        }
    }

    /** A message did not reach a session that is over now; it goes to the account's others, with a stamp. */
    void reroute(EntityFullJid from, BareJid to, JingleMessage message, long since) {
        List<LossyStream> there = of(to);
        there.forEach(stream -> stream.bring(from, message, CallMessage.Origin.DIRECT, Optional.of(since)));
        if (there.isEmpty()) {
            store(from, to, message, since);
        }
    }

    private List<LossyStream> of(BareJid account) {
        return streams.values().stream().filter(stream -> stream.jid().asBareJid().equals(account)).toList();
    }

    private void store(EntityFullJid from, BareJid to, JingleMessage message, long since) {
        offline.computeIfAbsent(to, key -> new ArrayList<>()).add(new Stored(from, message, since));
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
        LossyStream stream = streams.get(request.getTo().asEntityFullJidIfPossible());
        if (stream == null) {
            // RFC 6121 §8.5.3.2.3.
            answer.accept(Optional.of(JingleFault.SERVICE_UNAVAILABLE));
        } else {
            stream.bring(request, answer);
        }
    }
}
