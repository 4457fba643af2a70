package io.github.peerfire.openfire.operation.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.binding.Binding;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.testbed.time.ManualClock;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class EventLogTest {

    private static final JID ALICE = new JID("alice@example.net/desk");

    private final ManualClock clock = new ManualClock();
    private final List<String> lines = new ArrayList<>();
    private boolean isOn = true;
    private boolean addresses = true;
    private boolean callers = true;
    private final EventLog log = new EventLog(() -> isOn, () -> addresses, () -> callers, clock, lines::add);

    private ConnectedPeer peer(JID jid) {
        return new ConnectedPeer(41, RegistryFixture.id(3), true, new InetSocketAddress("203.0.113.7", 49152),
                new TicketHolder(jid, OptionalLong.empty()), new byte[32], new byte[32], clock.instant());
    }

    private static IntroductionReport introduction(long number) {
        return new IntroductionReport(number, Instant.EPOCH, RegistryFixture.id(1), 41, RegistryFixture.id(2),
                List.of(), IntroductionOutcome.ANSWERED);
    }

    private static String digits(int id) {
        return RegistryFixture.id(id).hex().substring(0, 8);
    }

    @Test
    void aConnectionIsALineForEachThingThatHappensToIt() {
        ConnectedPeer peer = peer(ALICE);
        log.connected(peer);
        RegistryFixture fixture = new RegistryFixture();
        fixture.connectProven(41, ALICE);
        Binding binding = fixture.registry.find(ALICE).orElseThrow();
        log.bound(binding);
        log.addressChanged(peer);
        log.introductionEnded(introduction(17));
        clock.advance(Duration.ofSeconds(612));
        log.disconnected(peer, CloseReason.FAR_CLOSED);
        assertThat(lines).containsExactly(
                "event=connect connection=41 jid=alice@example.net/desk peer=" + digits(3)
                        + " static=true address=203.0.113.7:49152",
                "event=bind connection=41 jid=alice@example.net/desk epoch=" + binding.epoch() + " visibility=contacts",
                "event=move connection=41 address=203.0.113.7:49152",
                "event=introduction connection=41 number=17 target=" + digits(2) + " outcome=ANSWERED",
                "event=end connection=41 jid=alice@example.net/desk reason=FAR_CLOSED seconds=612");
    }

    @Test
    void whatAdministratorsAreNotToKnowIsLeftOut() {
        addresses = false;
        callers = false;
        log.connected(peer(ALICE));
        log.addressChanged(peer(ALICE));
        log.introductionEnded(introduction(7));
        assertThat(lines).containsExactly(
                "event=connect connection=41 jid=alice@example.net/desk peer=" + digits(3) + " static=true",
                "event=move connection=41", "event=introduction number=7 outcome=ANSWERED");
    }

    @Test
    void whatUsersChooseIsOneWord() {
        log.connected(peer(new JID("alice@example.net/a b event=bind connection=\"42\"")));
        assertThat(lines).singleElement().asString().matches("event=connect connection=41 jid=alice@example\\.net/\\S+ "
                + "peer=[0-9a-f]{8} static=true address=203\\.0\\.113\\.7:49152").doesNotContain("event=bind", "\"");
    }

    @Test
    void ofVeryManyLinesMostAreLeftOutAndTheNextMinuteSaysHowMany() {
        for (int i = 0; i < 60_000; i++) {
            log.introductionEnded(introduction(i));
        }
        assertThat(lines).hasSize(EventLog.LINES_PER_MINUTE);
        clock.advance(Duration.ofMinutes(1));
        log.introductionEnded(introduction(60_000));
        log.introductionEnded(introduction(60_001));
        assertThat(lines).hasSize(EventLog.LINES_PER_MINUTE + 2);
        assertThat(lines.get(EventLog.LINES_PER_MINUTE)).endsWith(" outcome=ANSWERED left-out-before=59700");
        assertThat(lines.get(EventLog.LINES_PER_MINUTE + 1)).endsWith(" outcome=ANSWERED");
    }

    @Test
    void nothingIsWrittenUnlessItIsWanted() {
        isOn = false;
        log.connected(peer(ALICE));
        log.introductionEnded(introduction(1));
        assertThat(lines).isEmpty();
    }
}
