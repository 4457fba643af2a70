package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.XmlParsers;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/**
 * What a server is to calls: routes messages to full and bare JIDs, copies them to siblings (XEP-0280), carries
 * requests and their answers; all as XML, with some delay.
 */
final class Switchboard {

    private static final Duration DELAY = Duration.ofMillis(10);

    private final CallClock clock;
    private final Map<EntityFullJid, CallDevice> devices = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Void>> pending = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private int count;
    private int losses;
    private boolean deaf;

    Switchboard(CallClock clock) {
        this.clock = clock;
    }

    CallDevice connect(String jid) {
        EntityFullJid full = JidCreate.entityFullFromOrThrowUnchecked(jid);
        CallDevice device = new CallDevice(full, this, clock);
        devices.put(full, device);
        return device;
    }

    /** A device has lost its stream; what is sent to it comes back, or goes to its account's other devices. */
    void disconnect(CallDevice device) {
        devices.remove(device.self());
        device.manager().xmppLost();
    }

    /** A device has a stream again, under another resource. */
    void reconnect(CallDevice device, String jid) {
        EntityFullJid full = JidCreate.entityFullFromOrThrowUnchecked(jid);
        devices.put(full, device);
        device.comeBackAs(full);
    }

    /** Loses what arrives next at a device, so many times. */
    void lose(int count) {
        losses = count;
    }

    /** Nobody hears whether what was asked for until now has arrived: it was not answered, as far as anybody knows. */
    void forgetRequests() {
        List<CompletableFuture<Void>> unheard = List.copyOf(pending.values());
        pending.clear();
        unheard.forEach(answer -> answer.completeExceptionally(new IllegalStateException("not answered")));
    }

    /** From now on loses everything. */
    void breakDown() {
        deaf = true;
    }

    /** What went through: who said what to whom. */
    List<String> log() {
        return log;
    }

    void message(EntityFullJid from, Jid to, JingleMessage message) {
        log.add(from.getResourcepart() + ": " + message.kind().word()
                + message.reason().map(why -> " " + why.word()).orElse("")
                + (message.tieBreak() ? " tie-break" : ""));
        if (!devices.containsKey(from)) {
            return;
        }
        devices.values().forEach(device -> {
            if (device.self().equals(to) || device.self().asBareJid().equals(to)) {
                deliver(device, from, message, CallMessage.Origin.DIRECT);
            } else if (device.self().asBareJid().equals(to.asBareJid())) {
                deliver(device, from, message, CallMessage.Origin.SIBLING_RECEIVED);
            } else if (device.self().asBareJid().equals(from.asBareJid()) && !device.self().equals(from)) {
                deliver(device, from, message, CallMessage.Origin.SIBLING_SENT);
            }
        });
    }

    void deliver(CallDevice device, EntityFullJid from, JingleMessage message, CallMessage.Origin origin) {
        deliver(device, new CallMessage(from, copy(message), origin, Duration.ZERO));
    }

    void deliver(CallDevice device, CallMessage message) {
        if (losses > 0) {
            losses--;
        } else if (!deaf) {
            clock.schedule(DELAY, () -> device.manager().take(message));
        }
    }

    CompletionStage<Void> request(EntityFullJid from, Jingle jingle) {
        log.add(from.getResourcepart() + ": " + jingle.action().word()
                + jingle.body().reason().map(why -> " " + why.word()).orElse(""));
        CompletableFuture<Void> answer = new CompletableFuture<>();
        CallDevice device = devices.get(jingle.getTo().asEntityFullJidIfPossible());
        if (!devices.containsKey(from)) {
            return CompletableFuture.failedFuture(new IllegalStateException("not connected"));
        }
        jingle.setFrom(from);
        jingle.setStanzaId("r" + count++);
        pending.put(jingle.getStanzaId(), answer);
        if (device != null && !deaf) {
            Jingle copy = copy(jingle);
            clock.schedule(DELAY, () -> device.take(copy));
        } else if (!deaf) {
            // RFC 6121 §8.5.3.2.3.
            clock.schedule(DELAY, () -> answered(jingle, Optional.of(JingleFault.SERVICE_UNAVAILABLE)));
        }
        return answer;
    }

    void answered(Jingle request, Optional<JingleFault> fault) {
        fault.ifPresent(why -> log.add(request.getTo().getResourceOrEmpty() + " refuses: " + why));
        clock.schedule(DELAY, () -> {
            CompletableFuture<Void> answer = pending.remove(request.getStanzaId());
            if (answer != null && fault.isPresent()) {
                answer.completeExceptionally(Refused.of(request, fault.get()));
            } else if (answer != null) {
                answer.complete(null);
            }
        });
    }

    private static Jingle copy(Jingle jingle) {
        try {
            return XmlParsers.XPP3.iq(jingle.toXML().toString(), Jingle.class);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static JingleMessage copy(JingleMessage message) {
        try {
            return XmlParsers.STAX.stanza("<message from='a@b/c'>" + message.toXML(XmlEnvironment.EMPTY) + "</message>")
                    .getExtensions().stream().map(JingleMessage.class::cast).findFirst().orElseThrow();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
