package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Candidate;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.JingleParty;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import io.github.peerfire.smack.jingle.element.Senders;
import io.github.peerfire.smack.jingle.element.SessionInfo;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** A device that a test alone talks to, in a phase of a call that the test wants. */
final class CallStage {

    static final EntityFullJid PEER = JidCreate.entityFullFromOrThrowUnchecked("alice@example.net/desk");

    private static final EntityBareJid ROOM = JidCreate.entityBareFromOrThrowUnchecked("call@rooms.example.net");
    private static final Set<MediaKind> KINDS = Set.of(MediaKind.AUDIO, MediaKind.DATA);
    private static final Codec H264 = Codec.flv(7, "H264", 90000);

    private final VirtualClock clock = new VirtualClock();
    private final Switchboard switchboard = new Switchboard(clock);
    private final CallDevice device = switchboard.connect("bob@example.net/phone");
    private final ScriptedMedia theirs = new ScriptedMedia(PEER);
    private final boolean joins;
    private final JingleParty peer;
    private final CallSession call;

    /** Brings a device there. */
    CallStage(CallTable machine, CallPhase phase) {
        switchboard.breakDown();
        device.setAbilities(Map.of(MediaKind.AUDIO, List.of(Codec.PCMU), MediaKind.DATA, List.of(),
                MediaKind.VIDEO, List.of(H264)));
        if (phase == CallPhase.IDLE || phase == CallPhase.PREPARING) {
            device.prepareWith(new CompletableFuture<>());
        }
        joins = machine == CallTables.JOINER;
        boolean begins = joins || machine == CallTables.CALLER;
        peer = begins ? JingleParty.RESPONDER : JingleParty.INITIATOR;
        call = begins ? begin(phase) : answer(machine == CallTables.DIRECT, phase);
        if (phase == CallPhase.ACTIVE || phase == CallPhase.RESTORING || phase == CallPhase.CUT_OFF) {
            device.media(call).listener().ready();
            clock.settle();
        }
        if (phase == CallPhase.CUT_OFF) {
            device.manager().xmppLost();
        }
        if (phase == CallPhase.RESTORING || phase == CallPhase.CUT_OFF) {
            device.media(call).listener().lost();
        }
        if (phase == CallPhase.ENDED) {
            call.end();
        }
        clock.settle();
        if (call.state().phase() != phase) {
            throw new AssertionError("The call is " + call.state() + " and not " + phase);
        }
    }

    private CallSession begin(CallPhase phase) {
        CallSession begun = joins ? device.manager().conference(ROOM, new StageHost(device)).initiate(PEER, KINDS)
                : place(phase);
        clock.settle();
        if (phase.hasContents()) {
            ask(PEER, JingleBody.of(JingleAction.SESSION_ACCEPT, begun.id(), both()));
        }
        return begun;
    }

    private CallSession place(CallPhase phase) {
        CallSession placed = device.manager().place(PEER.asBareJid(), KINDS);
        clock.settle();
        if (phase != CallPhase.IDLE && phase != CallPhase.PROPOSED) {
            message(JingleMessage.of(JingleMessage.Kind.RINGING, placed.id()));
        }
        if (phase != CallPhase.IDLE && phase != CallPhase.PROPOSED && phase != CallPhase.RINGING) {
            message(JingleMessage.of(JingleMessage.Kind.PROCEED, placed.id()));
        }
        return placed;
    }

    private CallSession answer(boolean directly, CallPhase phase) {
        if (directly) {
            ask(PEER, JingleBody.of(JingleAction.SESSION_INITIATE, "sid", both()));
        } else {
            message(JingleMessage.propose("sid", KINDS));
        }
        CallSession ringing = device.incoming().get(0);
        if (phase != CallPhase.ALERTING) {
            ringing.accept();
            clock.settle();
        }
        if (phase.hasContents() && !directly) {
            ask(PEER, JingleBody.of(JingleAction.SESSION_INITIATE, "sid", both()));
        }
        return ringing;
    }

    private void message(JingleMessage content) {
        device.manager().take(new CallMessage(PEER, content, CallMessage.Origin.DIRECT, Duration.ZERO));
        clock.settle();
    }

    CallDevice device() {
        return device;
    }

    CallSession call() {
        return call;
    }

    ScriptedMedia media() {
        return device.media(call);
    }

    VirtualClock clock() {
        return clock;
    }

    /** Asks the device for something; the answer. */
    Optional<JingleFault> ask(Jid from, JingleBody body) {
        Jingle request = new Jingle(device.self(), body);
        request.setFrom(from);
        CompletableFuture<Optional<JingleFault>> answer = new CompletableFuture<>();
        device.manager().take(request, answer::complete);
        clock.settle();
        return answer.join();
    }

    /** A request of the other side that would be in order if it came in time. */
    JingleBody fit(JingleAction action) {
        JingleParty own = peer == JingleParty.INITIATOR ? JingleParty.RESPONDER : JingleParty.INITIATOR;
        return switch (action) {
            case SESSION_INITIATE -> joins ? body(action, both()).inConference(ROOM) : body(action, both());
            case SESSION_ACCEPT -> body(action, both());
            case SESSION_TERMINATE -> JingleBody.terminate(call.id(), JingleReason.SUCCESS);
            case SESSION_INFO -> JingleBody.info(call.id(), SessionInfo.of(SessionInfo.State.HOLD));
            case SECURITY_INFO -> body(action, List.of());
            case CONTENT_ADD -> body(action, List.of(JingleContent.of(peer, "camera", Senders.BOTH,
                    new RtmfpDescription(MediaKind.VIDEO, Optional.empty(), List.of(H264)), theirs.transport())));
            case CONTENT_ACCEPT -> body(action, List.of(JingleContent.of(own, "audio", Senders.BOTH,
                    new RtmfpDescription(MediaKind.AUDIO, Optional.empty(), List.of(Codec.PCMU)),
                    theirs.transport())));
            case CONTENT_REJECT -> body(action, List.of(JingleContent.named(own, "audio")));
            case CONTENT_MODIFY -> body(action, List.of(
                    JingleContent.directed(JingleParty.INITIATOR, "audio", Senders.NONE)));
            case CONTENT_REMOVE -> body(action, List.of(JingleContent.named(JingleParty.INITIATOR, "data")));
            case DESCRIPTION_INFO -> body(action, List.of(JingleContent.info(JingleParty.INITIATOR, "audio",
                    new RtmfpDescription(MediaKind.AUDIO, Optional.of(8L), List.of()))));
            case TRANSPORT_INFO -> body(action, List.of(JingleContent.info(JingleParty.INITIATOR, "audio",
                    RtmfpTransport.candidates(List.of(
                            new Candidate("host", new InetSocketAddress("192.0.2.9", 5000)))))));
            case TRANSPORT_REPLACE, TRANSPORT_ACCEPT -> body(action, List.of(
                    JingleContent.info(JingleParty.INITIATOR, "audio", theirs.transport())));
            case TRANSPORT_REJECT -> body(action, List.of(JingleContent.named(JingleParty.INITIATOR, "audio")));
        };
    }

    JingleBody body(JingleAction action, List<JingleContent> contents) {
        return JingleBody.of(action, call.id(), contents);
    }

    private List<JingleContent> both() {
        return List.of(
                JingleContent.of("audio", new RtmfpDescription(MediaKind.AUDIO, Optional.empty(),
                        List.of(Codec.PCMU)), theirs.transport()),
                JingleContent.of("data", RtmfpDescription.of(MediaKind.DATA), theirs.transport()));
    }
}
