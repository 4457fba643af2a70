package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.JingleFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

/** The sessions of a conference, ProtoXEP section 9. */
class ConferenceSessionsTest {

    private static final EntityBareJid ROOM = JidCreate.entityBareFromOrThrowUnchecked("standup@conf.example.net");
    private static final Set<MediaKind> AUDIO = Set.of(MediaKind.AUDIO);

    private final VirtualClock clock = new VirtualClock();
    private final Switchboard switchboard = new Switchboard(clock);
    private final Guest alice = new Guest("alice@example.net/desk");
    private final Guest bob = new Guest("bob@example.net/phone");
    private final Guest carol = new Guest("carol@example.org/tab");

    @Test
    void aSessionIsAcceptedWithoutAskingAndNobodyIsRungOrToldByMessage() {
        alice.knows(bob);
        bob.knows(alice);
        CallSession ours = alice.sessions.initiate(bob.device.self(), AUDIO);
        clock.pass(Duration.ofSeconds(1));
        CallSession theirs = bob.met.get(0);
        assertThat(ours.state().phase()).isEqualTo(CallPhase.CONNECTING);
        assertThat(theirs.state().phase()).isEqualTo(CallPhase.CONNECTING);
        assertThat(bob.device.incoming()).isEmpty();
        alice.media(ours).listener().ready();
        bob.media(theirs).listener().ready();
        clock.pass(Duration.ofSeconds(1));
        assertThat(ours.state().phase()).isEqualTo(CallPhase.ACTIVE);

        alice.sessions.part(bob.device.self());
        clock.pass(Duration.ofSeconds(1));
        assertThat(theirs.state().ending()).contains(CallEnding.HUNG_UP_BY_PEER);
        assertThat(switchboard.log()).allMatch(line -> line.contains(": session-"));
        assertThat(alice.media(ours).isClosed() && bob.media(theirs).isClosed()).isTrue();
        assertThat(clock.waiting()).isZero();
    }

    @Test
    void whoIsNotInTheRoomIsAnsweredAsIfJingleWereUnknown() {
        carol.knows(bob);
        CallSession refused = carol.sessions.initiate(bob.device.self(), AUDIO);
        clock.pass(Duration.ofSeconds(1));
        assertThat(refused.state().isOver()).isTrue();
        assertThat(bob.met).isEmpty();
        assertThat(switchboard.log()).contains("phone refuses: " + JingleFault.SERVICE_UNAVAILABLE);
    }

    @Test
    void aContactsSessionOfAConferenceThatWeAreNotInDoesNotRing() {
        alice.knows(bob);
        bob.sessions.close();
        alice.sessions.initiate(bob.device.self(), AUDIO);
        clock.pass(Duration.ofSeconds(1));
        assertThat(bob.device.incoming()).isEmpty();
        assertThat(switchboard.log()).contains("phone refuses: " + JingleFault.SERVICE_UNAVAILABLE);
    }

    @Test
    void twoWhoBeginAtOnceHaveOneSession() {
        alice.knows(bob);
        bob.knows(alice);
        alice.sessions.initiate(bob.device.self(), AUDIO);
        bob.sessions.initiate(alice.device.self(), AUDIO);
        clock.pass(Duration.ofSeconds(1));
        assertThat(alice.sessions.all()).hasSize(1);
        assertThat(bob.sessions.all()).hasSize(1);
        assertThat(alice.sessions.all().get(0).id()).isEqualTo(bob.sessions.all().get(0).id());
        assertThat(alice.sessions.all().get(0).state().phase()).isEqualTo(CallPhase.CONNECTING);
    }

    @Test
    void whoComesBackWithoutAGoodbyeHasOneSessionThen() {
        alice.knows(bob);
        bob.knows(alice);
        alice.sessions.initiate(bob.device.self(), AUDIO);
        clock.pass(Duration.ofSeconds(1));
        alice.sessions.abandon();
        Guest again = new Guest(alice.device, bob.device.self());
        again.sessions.initiate(bob.device.self(), AUDIO);
        clock.pass(Duration.ofSeconds(1));
        assertThat(bob.sessions.all()).hasSize(1);
        assertThat(bob.met.get(0).state().isOver()).isTrue();
        assertThat(bob.sessions.all().get(0).state().phase()).isEqualTo(CallPhase.CONNECTING);
    }

    @Test
    void leavingEndsAllSessionsAndALostStreamDoesWithoutAWord() {
        alice.knows(bob, carol);
        bob.knows(alice);
        carol.knows(alice);
        alice.sessions.initiate(bob.device.self(), AUDIO);
        alice.sessions.initiate(carol.device.self(), AUDIO);
        clock.pass(Duration.ofSeconds(1));
        int said = switchboard.log().size();
        carol.sessions.abandon();
        clock.pass(Duration.ofSeconds(1));
        assertThat(switchboard.log()).hasSize(said);
        assertThat(carol.met.get(0).state().ending()).contains(CallEnding.SIGNED_OUT);
        alice.sessions.close();
        clock.pass(Duration.ofSeconds(1));
        assertThat(bob.met.get(0).state().ending()).contains(CallEnding.HUNG_UP_BY_PEER);
        assertThat(alice.sessions.all()).isEmpty();
    }

    /** A device that takes part in the conference, with those whom it takes for occupants. */
    private final class Guest extends DeviceHost {

        private final Set<EntityFullJid> occupants = new HashSet<>();
        private final List<CallSession> met = new ArrayList<>();
        private final Map<String, ScriptedMedia> media = new LinkedHashMap<>();
        private final ConferenceSessions sessions;

        Guest(String jid) {
            this(switchboard.connect(jid));
        }

        Guest(CallDevice device, EntityFullJid... known) {
            super(device);
            occupants.addAll(List.of(known));
            sessions = device.manager().conference(ROOM, this);
        }

        void knows(Guest... others) {
            List.of(others).forEach(other -> occupants.add(other.device.self()));
        }

        ScriptedMedia media(CallSession session) {
            return media.get(session.id());
        }

        @Override
        public boolean isParticipant(EntityFullJid participant) {
            return occupants.contains(participant);
        }

        @Override
        public void alerting(CallSession session) {
            met.add(session);
        }

        @Override
        public CallMedia media(String sid, boolean initiator) {
            return media.computeIfAbsent(sid, key -> new ScriptedMedia(device.self()));
        }
    }
}
