package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.invite.element.CallInvite;
import io.github.peerfire.smack.xml.Outbox;
import io.github.peerfire.testbed.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

/** Which invitations the user hears of. */
class GroupInvitationsTest {

    private static final EntityBareJid ROOM = JidCreate.entityBareFromOrThrowUnchecked("room@rooms.example.net");
    private static final CallInvite INVITE = CallInvite.to(ROOM, true, false);

    private final Simulation simulation = Simulation.seeded(1);
    private final SimulatedDevice desk =
            new SimulatedDevice("alice@example.net/desk", simulation, Duration.ofMillis(30));
    private final ClientConfig config = ClientConfig.of(desk.self().asBareJid(), "");
    private final RendezvousKeeper keeper = new RendezvousKeeper(
            new Unasked(), desk.clock(), config.backoff(), Duration.ofSeconds(1), desk.binding());
    private final AtomicInteger asked = new AtomicInteger();
    private final AnsweringConnection connection = new AnsweringConnection(desk.self(), request -> {
        asked.incrementAndGet();
        return null;
    });
    private final Clock clock = new Clock();
    private final GroupInvitations invitations = new GroupInvitations(connection,
            new ClientCallHost(config, new LossyPresences(), keeper, desk.clock(), desk.calls()), clock, null);
    private final List<GroupInvitation> heard = new ArrayList<>();

    GroupInvitationsTest() throws Exception {
    }

    @BeforeEach
    void listen() {
        invitations.start();
        invitations.onInvitation(heard::add);
    }

    @AfterEach
    void stop() {
        invitations.stop();
    }

    @Test
    void aContactIsHeardFiveTimesAMinuteAndKeepsNobodyElseFromBeingHeard() {
        for (int i = 0; i < 10; i++) {
            comes("bob", "b" + i, INVITE);
        }
        comes("carol", "c0", INVITE);
        assertThat(heard).extracting(GroupInvitation::id).containsExactly("b0", "b1", "b2", "b3", "b4", "c0");
        clock.pass(Duration.ofMinutes(1));
        comes("bob", "later", INVITE);
        assertThat(heard).extracting(GroupInvitation::id).endsWith("later");
    }

    @Test
    void whatIsTakenBackAtOnceCounts() {
        for (int i = 0; i < 10; i++) {
            comes("bob", "b" + i, INVITE);
            comes("bob", "r" + i, CallInvite.of(CallInvite.Kind.RETRACT, "b" + i));
        }
        assertThat(heard).extracting(GroupInvitation::id).containsExactly("b0", "b1", "b2", "b3", "b4");
        assertThat(heard).allMatch(invitation -> invitation.ended().isDone());
    }

    @Test
    void ofWhatWasStoredMoreIsHeardButNotWithoutLimit() {
        int before = requests();
        for (int i = 0; i < 50; i++) {
            arrives(message("bob", "b" + i, INVITE).addExtension(new DelayInformation(new Date(0))).build());
        }
        assertThat(requests() - before).as("rooms that are asked whether they are there").isEqualTo(20);
        comes("bob", "now", INVITE);
        assertThat(heard).extracting(GroupInvitation::id).contains("now");
    }

    @Test
    void whatNobodyAnswersKeepsNobodyElseFromBeingHeardAndTakenBack() {
        for (int i = 0; i < 100; i++) {
            comes("bob", "b" + i, INVITE);
            clock.pass(Duration.ofSeconds(12));
        }
        comes("carol", "c0", INVITE);
        assertThat(heard).extracting(GroupInvitation::id).endsWith("c0").hasSize(101);
        comes("carol", "c1", CallInvite.of(CallInvite.Kind.RETRACT, "c0"));
        assertThat(heard.get(100).ended().join()).isEqualTo(GroupInvitation.Ending.CALL_OVER);
    }

    @Test
    void whoeverIsInvitedTwiceAndAcceptsTakesPartOnce() {
        comes("bob", "b0", INVITE);
        comes("carol", "c0", INVITE);
        comes("bob", "other", CallInvite.to(
                JidCreate.entityBareFromOrThrowUnchecked("other@rooms.example.net"), true, false));
        invitations.answer(heard.get(0), CallInvite.accept("b0", ROOM));
        assertThat(heard.get(1).ended().join()).isEqualTo(GroupInvitation.Ending.ACCEPTED);
        assertThat(heard.get(2).ended()).isNotDone();
    }

    private void comes(String name, String id, CallInvite said) {
        arrives(message(name, id, said).build());
    }

    private MessageBuilder message(String name, String id, CallInvite said) {
        return StanzaBuilder.buildMessage(id)
                .from(JidCreate.entityFullFromOrThrowUnchecked(name + "@example.net/phone"))
                .to(desk.self()).ofType(Message.Type.chat).addExtension(said);
    }

    private void arrives(Message message) {
        connection.receive(message);
        clock.run();
    }

    /** How many were sent so far. */
    private int requests() {
        Outbox.of(connection).sent().join();
        return asked.get();
    }

    /** Does what it is told when the test wants it; answers come on other threads. */
    private static final class Clock implements CallClock {

        private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        private Instant present = Instant.EPOCH;

        void run() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }

        void pass(Duration time) {
            present = present.plus(time);
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long now() {
            return Duration.between(Instant.EPOCH, present).toNanos();
        }

        @Override
        public Instant time() {
            return present;
        }
    }
}
