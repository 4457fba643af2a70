package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.testbed.simulation.Simulation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

class GroupConferenceTest {

    private static final EntityFullJid MALLORY = JidCreate.entityFullFromOrThrowUnchecked("mallory@example.org/phone");

    private final Simulation simulation = Simulation.seeded(1);
    private final SimulatedDevice desk =
            new SimulatedDevice("alice@example.net/desk", simulation, Duration.ofMillis(30));
    private final CallClock clock = desk.clock();
    private final ClientConfig config = ClientConfig.of(desk.self().asBareJid(), "");
    private final Strangers strangers = new Strangers();
    private final RendezvousKeeper keeper = new RendezvousKeeper(
            new Unasked(), clock, config.backoff(), Duration.ofSeconds(1), desk.binding());
    private final ClientCallHost host = new ClientCallHost(config, strangers, keeper, clock, desk.calls());
    private final AnsweringConnection connection = new AnsweringConnection(desk.self(), request -> null);
    private final GroupConference conference = new GroupConference(
            new GroupRoom(connection, JidCreate.entityBareFromOrThrowUnchecked("room@rooms.example.net"), clock), host,
            desk.manager(), clock, new GroupInvitations(connection, host, clock, null), left -> { });

    GroupConferenceTest() throws Exception {
    }

    @Test
    void aStrangerWhoLeavesTheRoomWhileTheUserCallsHimGoesOnSeeingTheUser() {
        host.prepare(MALLORY.asBareJid());
        simulation.runFor(TimeUnit.SECONDS.toNanos(1));
        conference.came(MALLORY);
        conference.left(MALLORY);
        assertThat(strangers.takeTold()).containsExactly("show to mallory@example.org");
        host.parted(MALLORY.asBareJid());
        assertThat(strangers.takeTold()).containsExactly("hide from mallory@example.org");
    }
}
