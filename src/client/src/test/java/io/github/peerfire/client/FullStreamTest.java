package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.XmppCallSignals;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.SessionInfo;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

/** A server that reads nothing any more, until Smack has as many stanzas as it takes: the client's thread goes on. */
class FullStreamTest {

    private static final EntityFullJid BOB = JidCreate.entityFullFromOrThrowUnchecked("bob@example.test/phone");
    private static final long LIMIT_SECONDS = 60;

    /** With as many of these as Smack lets wait, more than any socket takes. */
    private static final String LONG = "x".repeat(100_000);

    private final ClientThread thread = new ClientThread("alice@example.test");
    private ScriptedServer server;
    private XMPPTCPConnection connection;
    private XmppCallSignals signals;
    private Thread feeder;

    @BeforeEach
    void smackIsFull() throws Exception {
        server = new ScriptedServer();
        ClientConfig config = ClientConfig.of(JidCreate.entityBareFrom("alice@example.test"), "secret")
                .withServer("127.0.0.1", server.port()).withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK)
                .withTimeout(Duration.ofSeconds(LIMIT_SECONDS));
        connection = new XmppLogin(config, step -> { }).run();
        signals = new XmppCallSignals(connection, thread);
        server.stopReading();
        feeder = new Thread(this::feed, "feeder");
        feeder.start();
        // Waiting for room in Smack's queue; for a moment it may do so while the sockets still take something.
        for (int seen = 0; seen < 20; seen = feeder.getState() == Thread.State.WAITING ? seen + 1 : 0) {
            feeder.join(50);
            assertThat(feeder.isAlive()).isTrue();
        }
        connection.setReplyTimeout(1_000);
    }

    private void feed() {
        try {
            while (true) {
                connection.sendStanza(MessageBuilder.buildMessage().to(BOB).setBody(LONG).build());
            }
        } catch (NotConnectedException | InterruptedException e) {
            // The test is over.
        }
    }

    @AfterEach
    void everythingIsClosed() throws IOException, InterruptedException {
        thread.close();
        connection.instantShutdown();
        server.close();
        feeder.join();
    }

    @Test
    void theClientsThreadGoesOnAndRequestsFailInTime() throws Exception {
        CompletableFuture<CompletableFuture<Void>> after = new CompletableFuture<>();
        thread.execute(() -> {
            signals.send(BOB, JingleMessage.propose("sid", Set.of(MediaKind.AUDIO)));
            after.complete(signals.request(new Jingle(BOB,
                    JingleBody.info("sid", SessionInfo.of(SessionInfo.State.HOLD)))).toCompletableFuture());
        });
        CompletableFuture<Void> request = after.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(request.handle((done, failure) -> failure).get(LIMIT_SECONDS, TimeUnit.SECONDS)).isNotNull();
    }
}
