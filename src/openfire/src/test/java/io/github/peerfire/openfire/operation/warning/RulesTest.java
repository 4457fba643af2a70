package io.github.peerfire.openfire.operation.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.operation.StoppedRendezvous;
import io.github.peerfire.openfire.operation.setting.PropertiesInMemory;
import io.github.peerfire.openfire.operation.status.RunningTotals;
import io.github.peerfire.openfire.operation.status.Warning;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.Database;
import io.github.peerfire.rendezvous.ConnectAuthorizer;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.testbed.time.ManualClock;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RulesTest {

    private final ManualClock clock = new ManualClock();
    private final StoppedRendezvous rendezvous = new StoppedRendezvous();
    private final PropertiesInMemory store = new PropertiesInMemory();
    private final RtmfpProperties properties = new RtmfpProperties(store);

    private static List<String> words(Rule rule) throws IOException {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("../../i18n/rtmfp_i18n.properties"))) {
            texts.load(file);
        }
        return rule.look().stream().map(finding -> {
            assertThat(texts).containsKeys(finding.problem().key(), finding.problem().key() + ".advice");
            return finding.problem().key().substring("warning.".length());
        }).toList();
    }

    private static RendezvousServer listening() {
        ConnectAuthorizer nobody = request -> {
            throw new IllegalStateException("nobody connects");
        };
        RendezvousConfig config = RendezvousConfig.builder()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).build();
        return RendezvousServer.start(config, nobody, (askers, target) -> CompletableFuture.completedFuture(false),
                PeerListener.NONE).join();
    }

    @Test
    void thatItDoesNotListenIsSaidWithTheReason() throws IOException {
        assertThat(words(new ListeningRule(rendezvous))).containsExactly("not-listening.other");
    }

    @Test
    void thatThereIsNoSecondPortIsSaidWhileItListens() throws IOException {
        try (RendezvousServer server = listening()) {
            rendezvous.server = Optional.of(server);
            rendezvous.shortcoming = Optional.of(Message.of("warning.second-port", "1936"));
            rendezvous.drain(true);
            assertThat(words(new ListeningRule(rendezvous))).containsExactly("second-port", "draining");
        }
    }

    @Test
    void ticketsInVainMeanThatPacketsDoNotArrive() throws IOException {
        try (RendezvousServer server = listening()) {
            rendezvous.server = Optional.of(server);
            AtomicLong issued = new AtomicLong(100);
            Rule rule = new UnreachableRule(rendezvous, new RunningTotals(rendezvous), issued::get, clock);
            assertThat(words(rule)).isEmpty();
            clock.advance(UnreachableRule.PATIENCE);
            assertThat(words(rule)).as("nobody wanted to connect").isEmpty();
            issued.addAndGet(UnreachableRule.TICKETS);
            assertThat(words(rule)).containsExactly("unreachable");
            rendezvous.drain(true);
            assertThat(words(rule)).as("nobody is let in").isEmpty();
            assertThat(words(new ListeningRule(rendezvous))).containsExactly("draining");
        }
    }

    @Test
    void whatClientsAreToldMustLeadToTheServer() throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        Rule rule = new AdvertisementRule(rendezvous, properties, host -> addresses);
        assertThat(words(rule)).containsExactly("advertised-unknown");
        addresses.add(address("192.168.1.1"));
        assertThat(words(rule)).as("nobody comes from outside").isEmpty();
        addresses.set(0, address("203.0.113.7"));
        assertThat(words(rule)).containsExactly("behind-nat");
        store.values.put("plugin.rtmfp.publicAddresses", "203.0.113.7");
        assertThat(words(rule)).isEmpty();
    }

    @Test
    void settingsThatAreNotUsedAreNamed() throws IOException {
        Rule rule = new SettingsRule(store, properties);
        assertThat(words(rule)).isEmpty();
        store.values.put("plugin.rtmfp.turnServers", "turn:a");
        store.values.put("plugin.rtmfp.linger", "long");
        store.values.put("plugin.rtmfp.metrics", "true");
        store.values.put("plugin.rtmfp.metricsAddresses", "0.0.0.0/0");
        assertThat(words(rule)).containsExactlyInAnyOrder("setting", "turn-secret", "metrics-open");
        store.values.put("plugin.rtmfp.metricsToken", "hush");
        store.values.put("plugin.rtmfp.turnSecret", "hush");
        assertThat(words(rule)).containsExactly("setting");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAnError() throws IOException {
        Rule rule = new DatabaseRule(new AuditTrail(new Database(() -> {
            throw new SQLException("gone");
        }), clock));
        assertThat(words(rule)).containsExactly("database");
    }

    @Test
    void aClockThatWasMovedIsSaidForAnHour() throws IOException {
        AtomicLong nanos = new AtomicLong();
        Rule rule = new ClockRule(clock, nanos::get);
        clock.advance(Duration.ofSeconds(30));
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(words(rule)).isEmpty();
        clock.advance(Duration.ofSeconds(-20));
        assertThat(words(rule)).containsExactly("clock");
        assertThat(rule.look().get(0).problem().arguments()).containsExactly("-20");
        clock.advance(Duration.ofMinutes(61));
        nanos.addAndGet(Duration.ofMinutes(61).toNanos());
        assertThat(words(rule)).isEmpty();
    }

    @Test
    void aWarningStaysFromWhenItWasSeenFirstUntilItIsOver() {
        List<Finding> found = new ArrayList<>();
        Watch watch = new Watch(List.of(() -> {
            throw new IllegalStateException("a rule that fails does not keep others from being asked");
        }, () -> List.copyOf(found)), clock);
        found.add(new Finding(Warning.Level.NOTICE, Message.of("a")));
        watch.look();
        clock.advance(Duration.ofMinutes(1));
        found.add(new Finding(Warning.Level.ERROR, Message.of("b")));
        watch.look();
        assertThat(watch.present()).extracting(warning -> warning.problem().key()).containsExactly("b", "a");
        assertThat(watch.present().get(1).since()).isEqualTo(clock.instant().minusSeconds(60));
        found.remove(0);
        watch.look();
        assertThat(watch.present()).hasSize(1);
        assertThat(watch.past()).extracting(warning -> warning.problem().key()).containsExactly("a");
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
