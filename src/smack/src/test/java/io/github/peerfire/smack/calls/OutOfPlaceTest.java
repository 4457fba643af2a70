package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.XmlParsers;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.JingleParty;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import io.github.peerfire.smack.jingle.element.SessionHash;
import io.github.peerfire.smack.jingle.element.Senders;
import io.github.peerfire.smack.jingle.element.SessionInfo;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import io.github.peerfire.smack.jmi.element.JingleMessage.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

/** Requests and messages from the wrong sender, and in the wrong state: the fault of ProtoXEP 6.7, and no effect. */
class OutOfPlaceTest {

    /** How far a call has come. */
    private enum Stage {
        RINGING, INITIATING, CONNECTING, ACTIVE, RESTORING, ENDED
    }

    private static final List<String> OTHERS = List.of("mallory@example.net/x", "alice@example.net/tablet",
            "bob@example.net/tablet", "alice@example.org/desk");

    /** What cannot be meant once the session is accepted, since nothing is pending. */
    private static final Set<JingleAction> NEVER_LATER = EnumSet.of(JingleAction.SESSION_INITIATE,
            JingleAction.SESSION_ACCEPT, JingleAction.CONTENT_ACCEPT, JingleAction.CONTENT_REJECT,
            JingleAction.TRANSPORT_ACCEPT, JingleAction.TRANSPORT_REJECT);

    private final CallPair pair = new CallPair();

    @ParameterizedTest
    @EnumSource
    void nobodyButTheOtherDeviceSaysAnythingInACall(Stage stage) {
        reach(stage);
        for (boolean stranger : new boolean[] {false, true}) {
            if (stranger) {
                pair.desk.loseFriends();
                pair.phone.loseFriends();
            }
            for (String from : OTHERS) {
                for (JingleAction action : JingleAction.values()) {
                    JingleFault expected = stranger ? JingleFault.SERVICE_UNAVAILABLE : JingleFault.UNKNOWN_SESSION;
                    if (stage != Stage.ENDED || action != JingleAction.SESSION_INITIATE || stranger) {
                        refused(pair.phone, from, action, expected);
                        refused(pair.desk, from, action, expected);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotTheTimeForIsOutOfOrder(Stage stage) {
        reach(stage);
        for (JingleAction action : JingleAction.values()) {
            if (stage == Stage.RINGING || stage == Stage.ENDED) {
                boolean direct = action == JingleAction.SESSION_INITIATE && stage == Stage.ENDED;
                if (!direct) {
                    refused(pair.phone, pair.desk.self().toString(), action, JingleFault.UNKNOWN_SESSION);
                    refused(pair.desk, pair.phone.self().toString(), action, JingleFault.UNKNOWN_SESSION);
                }
            } else if (stage == Stage.INITIATING) {
                if (action != JingleAction.SESSION_INITIATE) {
                    refused(pair.phone, pair.desk.self().toString(), action, JingleFault.UNKNOWN_SESSION);
                }
            } else if (NEVER_LATER.contains(action)) {
                refused(pair.phone, pair.desk.self().toString(), action, JingleFault.OUT_OF_ORDER);
                refused(pair.desk, pair.phone.self().toString(), action, JingleFault.OUT_OF_ORDER);
            } else if (action == JingleAction.SECURITY_INFO) {
                refused(pair.phone, pair.desk.self().toString(), action, JingleFault.UNSUPPORTED_INFO);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void messagesOfOthersChangeNothing(Stage stage) {
        reach(stage);
        String before = state();
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        if (stage == Stage.ENDED) {
            // Nobody holds the id any more: that is a call like any other.
            kinds.remove(Kind.PROPOSE);
        }
        for (Kind kind : kinds) {
            for (String from : OTHERS) {
                EntityFullJid other = JidCreate.entityFullFromOrThrowUnchecked(from);
                boolean device = other.asBareJid().equals(pair.phone.self().asBareJid());
                // The callee's other devices may answer while it rings, and say that they ring.
                if (!(device && stage == Stage.RINGING)) {
                    deliver(pair.desk, other, kind);
                }
                deliver(pair.phone, other, kind);
            }
        }
        pair.clock.pass(Duration.ofMillis(50));
        assertThat(state()).isEqualTo(before);
    }

    private void deliver(CallDevice device, EntityFullJid from, Kind kind) {
        String id = pair.outgoing.id();
        JingleMessage message = kind == Kind.PROPOSE
                ? JingleMessage.propose(id, CallPair.TALK) : JingleMessage.of(kind, id, JingleReason.SUCCESS);
        pair.switchboard.deliver(device, from, message, CallMessage.Origin.DIRECT);
    }

    private void reach(Stage stage) {
        switch (stage) {
            case RINGING -> pair.ring();
            case INITIATING -> {
                pair.ring();
                pair.switchboard.breakDown();
                pair.incoming.accept();
                pair.clock.settle();
                assertThat(pair.incoming.state().phase()).isEqualTo(CallPhase.PROCEEDED);
            }
            case CONNECTING -> pair.connect();
            case ACTIVE -> pair.talk();
            case RESTORING -> {
                pair.talk();
                pair.deskMedia().listener().lost();
                pair.phoneMedia().listener().lost();
                pair.settle();
            }
            case ENDED -> {
                pair.talk();
                pair.outgoing.end();
                pair.settle();
            }
        }
    }

    private void refused(CallDevice device, String from, JingleAction action, JingleFault expected) {
        String before = state();
        Jingle request = request(device, from, action);
        List<Optional<JingleFault>> answers = new ArrayList<>();
        device.manager().take(request, answers::add);
        assertThat(answers).as("%s from %s to %s", action, from, device.self()).containsExactly(Optional.of(expected));
        assertThat(state()).isEqualTo(before);
    }

    /** A request with all that it needs, which names the right session. */
    private Jingle request(CallDevice device, String from, JingleAction action) {
        String sid = pair.outgoing.id();
        CallDevice other = device == pair.desk ? pair.phone : pair.desk;
        RtmfpTransport transport = new ScriptedMedia(other.self()).transport();
        JingleParty creator = other == pair.desk ? JingleParty.INITIATOR : JingleParty.RESPONDER;
        List<JingleContent> contents = switch (action) {
            case SESSION_TERMINATE, SESSION_INFO, SECURITY_INFO -> List.of();
            case CONTENT_MODIFY, CONTENT_REMOVE, CONTENT_REJECT -> List.of(JingleContent.named(
                    action == JingleAction.CONTENT_REJECT ? opposite(creator) : creator, "audio"));
            case TRANSPORT_INFO -> List.of(JingleContent.info(
                    "audio", RtmfpTransport.proof(new SessionHash("00".repeat(32), true))));
            case TRANSPORT_REPLACE, TRANSPORT_ACCEPT, TRANSPORT_REJECT ->
                    List.of(JingleContent.info("audio", transport));
            case CONTENT_ACCEPT -> List.of(content(opposite(creator), transport));
            default -> List.of(content(creator, transport));
        };
        JingleBody body = action == JingleAction.SESSION_INFO
                ? JingleBody.info(sid, SessionInfo.of(SessionInfo.State.HOLD)) : JingleBody.of(action, sid, contents);
        Jingle request = new Jingle(device.self(), body);
        request.setFrom(JidCreate.fromOrThrowUnchecked(from));
        try {
            return XmlParsers.STAX.iq(request.toXML().toString(), Jingle.class);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static JingleContent content(JingleParty creator, RtmfpTransport transport) {
        return JingleContent.of(creator, "audio", Senders.BOTH,
                CallAbilities.G711_AND_DATA.describe(MediaKind.AUDIO), transport);
    }

    private static JingleParty opposite(JingleParty party) {
        return party == JingleParty.INITIATOR ? JingleParty.RESPONDER : JingleParty.INITIATOR;
    }

    private String state() {
        return pair.outgoing.state() + " " + pair.incoming.state() + " " + media(pair.deskMedia())
                + media(pair.phoneMedia()) + pair.phone.incoming().size() + pair.desk.incoming().size()
                + pair.phone.missed() + pair.desk.missed() + pair.outgoing.renegotiation().contents()
                + pair.incoming.renegotiation().contents();
    }

    private static String media(ScriptedMedia media) {
        return media.far() + " " + media.hashes() + media.candidates() + media.contents() + media.connections()
                + media.isClosed() + " ";
    }
}
