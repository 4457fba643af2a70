package io.github.peerfire.smack.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.PretendedConnection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.packet.EmptyResultIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever sends goes on at once, whatever the server takes. */
@Timeout(60)
class OutboxTest {

    private static final long LIMIT_SECONDS = 60;

    private PretendedConnection connection;
    private Outbox outbox;

    @BeforeEach
    void aServerThatTakesNothing() throws Exception {
        connection = PretendedConnection.loggedIn();
        outbox = Outbox.of(connection);
        connection.takeNothing();
    }

    @AfterEach
    void itTakesAgain() {
        connection.takeAgain();
    }

    private static Message message(String id) {
        return MessageBuilder.buildMessage(id).to(PretendedConnection.someone()).build();
    }

    private static IQ request() {
        IQ request = new Ping(PretendedConnection.someone());
        request.setType(IQ.Type.set);
        return request;
    }

    private static Throwable failure(CompletableFuture<?> future) {
        return future.handle((done, why) -> why).orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private List<String> sent(int number) throws InterruptedException {
        String[] ids = new String[number];
        for (int i = 0; i < number; i++) {
            ids[i] = connection.sent(Message.class).getStanzaId();
        }
        return List.of(ids);
    }

    @Test
    void aConnectionHasOne() throws Exception {
        assertThat(Outbox.of(connection)).isSameAs(outbox);
        assertThat(Outbox.of(PretendedConnection.loggedIn())).isNotSameAs(outbox);
    }

    @Test
    void whatIsSentWhileTheServerTakesNothingIsSentInOrderAfterwards() throws Exception {
        List.of("1", "2", "3").forEach(id -> outbox.send(message(id)));
        CompletableFuture<Void> all = outbox.sent();
        assertThat(connection.countSent()).isZero();
        assertThat(all).isNotDone();
        connection.takeAgain();
        all.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(sent(3)).containsExactly("1", "2", "3");
    }

    @Test
    void whatWasToGoOverAStreamThatIsNoMoreDoesNotGoOverTheNext() throws Exception {
        outbox.send(message("under way"));
        connection.awaitSender();
        outbox.send(message("stale"));
        CompletableFuture<IQ> stale = outbox.request(request());
        connection.comeBack(false);
        outbox.send(message("new"));
        connection.takeAgain();
        assertThat(failure(stale)).isInstanceOf(NotConnectedException.class);
        assertThat(sent(2)).containsExactly("under way", "new");
    }

    @Test
    void aStreamThatIsResumedIsTheSame() throws Exception {
        outbox.send(message("under way"));
        outbox.send(message("later"));
        connection.comeBack(true);
        connection.takeAgain();
        assertThat(sent(2)).containsExactly("under way", "later");
    }

    @Test
    void noMoreWaitThanInSmack() throws Exception {
        outbox.send(message("under way"));
        connection.awaitSender();
        IntStream.rangeClosed(1, Outbox.MOST_WAITING + 10).forEach(i -> outbox.send(message("m" + i)));
        assertThat(failure(outbox.request(request()))).isInstanceOf(NotConnectedException.class);
        connection.takeAgain();
        assertThat(sent(1 + Outbox.MOST_WAITING)).startsWith("under way", "m1").endsWith("m" + Outbox.MOST_WAITING);
        assertThat(outbox.sent().get(LIMIT_SECONDS, TimeUnit.SECONDS)).isNull();
        assertThat(connection.countSent()).isZero();
    }

    @Test
    void aRequestThatTheServerDoesNotTakeFailsInTimeAndIsNotSentLater() throws Exception {
        connection.setReplyTimeout(1);
        outbox.send(message("under way"));
        assertThat(failure(outbox.request(request()))).isInstanceOf(TimeoutException.class);
        connection.takeAgain();
        outbox.sent().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(sent(1)).containsExactly("under way");
        assertThat(connection.countSent()).isZero();
    }

    @Test
    void aRequestIsAnswered() throws Exception {
        connection.takeAgain();
        CompletableFuture<IQ> answer = outbox.request(request());
        IQ asked = connection.sent(IQ.class);
        connection.arrive(new EmptyResultIQ(asked));
        assertThat(answer.get(LIMIT_SECONDS, TimeUnit.SECONDS).getType()).isEqualTo(IQ.Type.result);
    }
}
