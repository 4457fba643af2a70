package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.XmlParsers;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smackx.carbons.packet.Carbon;
import org.jivesoftware.smackx.mam.element.MamQueryIQ;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/** Calls on an XMPP connection: what arrives, what is sent, and what happens when the stream is lost. */
class XmppCallSignalsTest {

    private static final String FROM = "from='alice@example.net/desk' to='bob@example.net/phone'";

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final List<Runnable> timers = new ArrayList<>();
    private final CallClock clock = new CallClock() {

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            timers.add(task);
            return () -> timers.remove(task);
        }

        @Override
        public long now() {
            return 0;
        }
    };
    private final CallDevice device =
            new CallDevice(PretendedConnection.BOB, new Switchboard(new VirtualClock()), clock);
    private PretendedConnection connection;
    private XmppCallSignals signals;
    private CallManager calls;

    @BeforeEach
    void start() throws Exception {
        connection = PretendedConnection.loggedIn();
        signals = new XmppCallSignals(connection, clock);
        calls = new CallManager(device, signals, clock, CallTimes.DEFAULT);
        signals.start(calls);
    }

    @Test
    void aProposeRingsAndItsRingingIsChatToBeStored() throws Exception {
        connection.arrive(propose("p1"));
        runNext();
        assertThat(device.incoming()).hasSize(1);
        Message ringing = connection.sent(Message.class);
        assertThat(ringing.getType()).isEqualTo(Message.Type.chat);
        assertThat(ringing.toXML().toString()).contains("<ringing", "id='p1'", "<store xmlns='urn:xmpp:hints'/>");
    }

    @Test
    void requestsAreAnsweredOnTheCallsThread() throws Exception {
        connection.arrive(terminate());
        runNext();
        ErrorIQ answer = connection.sent(ErrorIQ.class);
        assertThat(answer.getError().getCondition()).isEqualTo(StanzaError.Condition.item_not_found);
    }

    @Test
    void whatIsMalformedOrUnknownLooksAlikeToAStranger() throws Exception {
        connection.arrive(malformed());
        runNext();
        assertThat(connection.sent(ErrorIQ.class).getError().getCondition())
                .isEqualTo(StanzaError.Condition.bad_request);
        device.block(JidCreate.bareFrom("alice@example.net"));
        connection.arrive(malformed());
        runNext();
        assertThat(connection.sent(ErrorIQ.class).getError().getCondition()).as("to who is blocked")
                .isEqualTo(StanzaError.Condition.service_unavailable);
        device.loseFriends();
        connection.arrive(malformed());
        runNext();
        StanzaError malformed = connection.sent(ErrorIQ.class).getError();
        assertThat(malformed.getCondition()).isEqualTo(StanzaError.Condition.service_unavailable);
        connection.arrive(XmlParsers.STAX.stanza("<iq type='set' id='u' " + FROM + "><unheard xmlns='urn:x'/></iq>"));
        StanzaError unknown = connection.sent(ErrorIQ.class).getError();
        assertThat(malformed.toXML().toString()).isEqualTo(unknown.toXML().toString());
    }

    @Test
    void onlyCarbonsOfTheOwnAccountAreHeard() throws Exception {
        connection.arrive(propose("p1"));
        runNext();
        CallSession call = device.incoming().get(0);
        String taken = "<message xmlns='jabber:client' type='chat' from='bob@example.net/tablet'"
                + " to='alice@example.net/desk'><proceed xmlns='urn:xmpp:jingle-message:0' id='p1'/></message>";
        String another = "<message xmlns='jabber:client' type='chat' " + FROM + ">" + xml("p2") + "</message>";
        for (String forger : List.of("mallory@example.net", "alice@example.net/desk", "bob@example.net/tablet")) {
            connection.arrive(carbon(forger, "sent", taken));
            connection.arrive(carbon(forger, "received", another));
        }
        connection.awaitArrival(XmlParsers.STAX.stanza("<message " + FROM + "/>"));
        assertThat(tasks).isEmpty();
        connection.arrive(carbon("bob@example.net", "sent", taken));
        runNext();
        assertThat(CallPair.ending(call)).isEqualTo(CallEnding.ANSWERED_ELSEWHERE);
    }

    @Test
    void whatIsSaidInARoomOrAsAHeadlineIsNoCall() throws Exception {
        for (String type : List.of("groupchat", "headline")) {
            connection.arrive(XmlParsers.STAX.stanza(
                    "<message type='" + type + "' " + FROM + ">" + xml("p1") + "</message>"));
        }
        connection.awaitArrival(XmlParsers.STAX.stanza("<message " + FROM + "/>"));
        assertThat(tasks).isEmpty();
    }

    @Test
    void afterCloseNothingArrivesAnyMore() throws Exception {
        signals.close();
        connection.arrive(propose("p1"));
        connection.arrive(terminate());
        ErrorIQ answer = connection.sent(ErrorIQ.class);
        assertThat(answer.getError().getCondition()).as("nobody is there")
                .isEqualTo(StanzaError.Condition.service_unavailable);
        connection.awaitArrival(propose("p2"));
        connection.breakDown();
        connection.comeBack(false);
        assertThat(tasks).isEmpty();
        assertThat(device.incoming()).isEmpty();
    }

    @Test
    void aNewStreamGetsCarbonsAgainAndTheArchiveIsAsked() throws Exception {
        connection.breakDown();
        runNext();
        CallSession placed = calls.place(device.self().asBareJid(), CallPair.TALK);
        runNext();
        assertThat(CallPair.ending(placed)).as("there is no stream").isEqualTo(CallEnding.SIGNED_OUT);
        connection.comeBack(false);
        assertThat(connection.sent(Carbon.Enable.class).getType()).isEqualTo(IQ.Type.set);
        assertThat(connection.sent(MamQueryIQ.class).getType()).isEqualTo(IQ.Type.set);
    }

    @Test
    void aResumedStreamNeedsNothing() throws Exception {
        connection.breakDown();
        connection.comeBack(true);
        assertThat(connection.countSent()).isZero();
    }

    @Test
    void aLossThatSomebodyElseTellsOfIsNotTold() throws Exception {
        signals.close();
        signals = new XmppCallSignals(connection, clock);
        signals.startWithoutLosses(calls);
        connection.arrive(propose("p1"));
        runNext();
        connection.sent(Message.class);
        connection.breakDown();
        connection.comeBack(true);
        assertThat(tasks).isEmpty();
        assertThat(device.incoming()).extracting(call -> call.state().phase()).containsExactly(CallPhase.ALERTING);
        connection.breakDown();
        connection.comeBack(false);
        assertThat(connection.sent(Carbon.Enable.class).getType()).isEqualTo(IQ.Type.set);
        assertThat(tasks).isEmpty();
        assertThat(connection.countSent()).as("questions to the archive").isZero();
        signals.catchUp();
        assertThat(connection.sent(MamQueryIQ.class).getType()).isEqualTo(IQ.Type.set);
    }

    @Test
    void theArchiveIsReadForMissedCalls() throws Exception {
        signals.catchUp(Instant.EPOCH);
        MamQueryIQ question = connection.sent(MamQueryIQ.class);
        for (String archive : List.of("bob@example.net", "mallory@example.net")) {
            connection.arrive(XmlParsers.STAX.stanza("<message from='" + archive + "' to='bob@example.net/phone'>"
                    + "<result xmlns='urn:xmpp:mam:2' queryid='" + question.getQueryId() + "' id='1'>"
                    + "<forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay'"
                    + " stamp='2020-01-01T00:00:00Z'/><message xmlns='jabber:client' type='chat' " + FROM + ">"
                    + xml("of-" + archive.substring(0, 3)) + "</message></forwarded></result></message>"));
        }
        connection.arrive(page(question, "complete='true'", "<count>1</count>"));
        runNext();
        List.copyOf(timers).forEach(Runnable::run);
        assertThat(device.missed()).extracting(MissedCall::id).containsExactly("of-bob");
        assertThat(calls.calls()).isEmpty();
    }

    @Test
    void anArchiveThatNeverEndsIsLeftAfterTwentyPages() throws Exception {
        signals.catchUp(Instant.EPOCH);
        for (int page = 0; page < 20; page++) {
            MamQueryIQ question = connection.sent(MamQueryIQ.class);
            assertThat(question.toXML().toString()).contains(page == 0 ? "<before/>" : "<before>m" + (page - 1) + "<");
            connection.arrive(page(question, "", "<first>m" + page + "</first>"));
        }
        runNext();
        assertThat(connection.countSent()).isZero();
    }

    @Test
    void anErrorFindsTheCallWhoseMessageCameBack() throws Exception {
        connection.arrive(propose("p1"));
        runNext();
        CallSession call = device.incoming().get(0);
        call.accept();
        runNext();
        runNext();
        assertThat(call.state().phase()).isEqualTo(CallPhase.PROCEEDED);
        Message ringing = connection.sent(Message.class);
        Message proceed = connection.sent(Message.class);
        connection.arrive(error(ringing));
        connection.awaitArrival(propose("marker"));
        runNext();
        assertThat(call.state().phase()).isEqualTo(CallPhase.PROCEEDED);
        connection.arrive(error(proceed));
        runNext();
        assertThat(CallPair.ending(call)).isEqualTo(CallEnding.UNAVAILABLE);
    }

    private void runNext() throws InterruptedException {
        Runnable task = tasks.poll(10, TimeUnit.SECONDS);
        assertThat(task).as("something to do").isNotNull();
        task.run();
    }

    private static Stanza propose(String id) throws Exception {
        return XmlParsers.STAX.stanza("<message type='chat' " + FROM + ">" + xml(id) + "</message>");
    }

    private static String xml(String id) {
        return JingleMessage.propose(id, CallPair.TALK)
                .toXML(XmlEnvironment.EMPTY).toString();
    }

    private static Stanza page(MamQueryIQ question, String attribute, String set) throws Exception {
        return XmlParsers.STAX.stanza("<iq type='result' to='bob@example.net/phone' from='bob@example.net' id='"
                + question.getStanzaId() + "'><fin xmlns='urn:xmpp:mam:2' " + attribute + "><set"
                + " xmlns='http://jabber.org/protocol/rsm'>" + set + "</set></fin></iq>");
    }

    private static Stanza terminate() throws Exception {
        return XmlParsers.STAX.stanza("<iq type='set' id='t' " + FROM + "><jingle xmlns='urn:xmpp:jingle:1'"
                + " action='session-terminate' sid='x'/></iq>");
    }

    private static Stanza malformed() throws Exception {
        return XmlParsers.STAX.stanza("<iq type='set' id='m' " + FROM + "><jingle xmlns='urn:xmpp:jingle:1'"
                + " action='explode' sid='x'/></iq>");
    }

    private static Stanza carbon(String from, String direction, String message) throws Exception {
        return XmlParsers.STAX.stanza("<message from='" + from + "' to='bob@example.net/phone'><" + direction
                + " xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>" + message
                + "</forwarded></" + direction + "></message>");
    }

    private static Stanza error(Message refused) throws Exception {
        return XmlParsers.STAX.stanza("<message type='error' id='" + refused.getStanzaId() + "' " + FROM + ">"
                + "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"
                + "</message>");
    }
}
