package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.ScriptedServer.Reception;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jxmpp.jid.impl.JidCreate;

/** Over TCP on loopback, since what was wrong here once was what Smack makes of its sockets. */
class XmppKeeperTest {

    private static final int LIMIT_SECONDS = 60;

    private final ClientThread thread = new ClientThread("alice@example.test");
    private final Heard heard = new Heard();
    private ScriptedServer server;
    private XMPPTCPConnection connection;
    private XmppKeeper keeper;

    private static final class Heard implements XmppKeeper.Listener {

        private final CompletableFuture<Boolean> lost = new CompletableFuture<>();
        private final CompletableFuture<Boolean> back = new CompletableFuture<>();
        private final Map<ClientState, CompletableFuture<Void>> obstacles = Stream.of(ClientState.values())
                .collect(Collectors.toMap(state -> state, state -> new CompletableFuture<>()));

        @Override
        public void lost(boolean resumable) {
            lost.complete(resumable);
        }

        @Override
        public void back(boolean resumed) {
            back.complete(resumed);
        }

        @Override
        public void hindered(Optional<ClientState> by) {
            by.ifPresent(state -> obstacles.get(state).complete(null));
        }
    }

    @BeforeEach
    void aStreamThatMayBeResumed() throws Exception {
        server = new ScriptedServer();
        ClientConfig config = ClientConfig.of(JidCreate.entityBareFrom("alice@example.test"), "secret")
                .withServer("127.0.0.1", server.port()).withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK)
                .withTimeout(Duration.ofSeconds(LIMIT_SECONDS))
                .withBackoff(new Backoff(Duration.ofMillis(20), Duration.ofMillis(50)));
        connection = new XmppLogin(config, step -> { }).run();
        keeper = new XmppKeeper(config, connection, thread, heard);
        thread.execute(keeper::start);
    }

    @AfterEach
    void everythingIsClosed() throws IOException {
        thread.execute(keeper::close);
        thread.close();
        connection.instantShutdown();
        server.close();
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(value = Reception.class, names = {"REFUSED", "SILENT"})
    void whoeverIsNotLetInAtOnceTriesAgainOverAnotherConnection(Reception first) throws Exception {
        if (first == Reception.SILENT) {
            connection.setReplyTimeout(1_000);
        }
        server.receive(first, first);
        server.drop();
        assertThat(await(heard.lost)).as("may be resumed").isTrue();
        assertThat(await(heard.back)).as("was resumed").isFalse();
        assertThat(heard.obstacles.get(
                first == Reception.SILENT ? ClientState.SERVER_UNREACHABLE : ClientState.TURNED_AWAY)).isDone();
        assertThat(server.expected()).isZero();
        assertThat(keeper.isUp()).isTrue();
        assertThat(connection.isAuthenticated()).isTrue();
    }

    @Test
    void whereNothingAnswersItIsTriedAgain() throws Exception {
        server.close();
        await(heard.obstacles.get(ClientState.SERVER_UNREACHABLE));
    }

    @Test
    void whoeverCannotBeJudgedAtTheMomentIsNotRefused() throws Exception {
        server.receive(Reception.NOT_NOW, Reception.NOT_NOW, Reception.NOT_NOW, Reception.NOT_NOW, Reception.NOT_NOW,
                Reception.NOT_NOW);
        server.drop();
        await(heard.back);
        assertThat(heard.obstacles.get(ClientState.REFUSED)).isNotDone();
        assertThat(server.expected()).isZero();
    }

    @Test
    void whoeverIsRefusedFiveTimesIsNotWanted() throws Exception {
        server.receive(Reception.REFUSED, Reception.REFUSED, Reception.REFUSED, Reception.REFUSED, Reception.REFUSED);
        server.drop();
        await(heard.obstacles.get(ClientState.REFUSED));
        assertThat(server.expected()).isZero();
        assertThat(heard.back).isNotDone();

        thread.execute(keeper::tryNow);
        await(heard.back);
    }
}
