package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.amf.AmfNull;
import io.github.peerfire.flash.amf.AmfNumber;
import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.flash.amf.AmfUndefined;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rtmfp.common.Time;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What becomes of calls to a server. */
class CallTest {

    private final SimulatedWorld world = new SimulatedWorld(71);
    private CommandMessage answer;

    private NetConnection connection() {
        world.rendezvous().answerWith(command -> command.name().equals("connect")
                ? MinimalRendezvous.accept(command)
                : answer == null ? null : withTransaction(answer, command.transactionId()));
        return world.connect(world.config().callTimeout(Duration.ofSeconds(5)));
    }

    private static CommandMessage withTransaction(CommandMessage command, double transaction) {
        return new CommandMessage(
                false, 0, command.name(), transaction, command.commandObject(), command.arguments());
    }

    private NetStatus failureOf(CompletableFuture<AmfValue> call) {
        world.until("the call ends", call::isDone);
        try {
            throw new AssertionError("it was answered with " + call.join());
        } catch (CompletionException e) {
            return ((NetStatusException) e.getCause()).status();
        }
    }

    @Test
    void aResultIsTheFirstArgumentWhateverItIs() {
        NetConnection connection = connection();
        answer = CommandMessage.of("_result", 0, Map.of("ignored", true), Map.of("sum", 5), "second");
        assertThat(world.await(connection.call("add")).property("sum")).isEqualTo(new AmfNumber(5));
        answer = CommandMessage.of("_result", 0, null);
        assertThat(world.await(connection.call("nothing"))).isEqualTo(AmfUndefined.UNDEFINED);
        answer = CommandMessage.of("_result", 0, null, (Object) null);
        assertThat(world.await(connection.call("null"))).isEqualTo(AmfNull.NULL);
    }

    @Test
    void anErrorCarriesWhatTheServerAnswered() {
        NetConnection connection = connection();
        answer = CommandMessage.of("_error", 0, null,
                Map.of("level", "error", "code", "Shop.Closed", "description", "Come back tomorrow.", "until", 9));
        NetStatus status = failureOf(connection.call("buy"));
        assertThat(status.code()).isEqualTo("Shop.Closed");
        assertThat(status.description()).isEqualTo("Come back tomorrow.");
        assertThat(status.information().property("until")).isEqualTo(new AmfNumber(9));
    }

    @Test
    void anErrorThatIsNoInformationObjectIsKeptAsItIs() {
        NetConnection connection = connection();
        answer = CommandMessage.of("_error", 0, null, "no such thing");
        NetStatus status = failureOf(connection.call("buy"));
        assertThat(Told.code(status)).isEqualTo(StatusCode.CALL_FAILED);
        assertThat(status.description()).isEqualTo("no such thing");
        assertThat(status.information()).isEqualTo(new AmfString("no such thing"));
    }

    @Test
    void aCallThatIsNotAnsweredInTimeFailsAndTheConnectionStays() {
        NetConnection connection = connection();
        CompletableFuture<AmfValue> call = connection.call("silence");
        world.runFor(4_900 * Time.MILLISECOND);
        assertThat(call).isNotDone();
        NetStatus status = failureOf(call);
        assertThat(Told.code(status)).isEqualTo(StatusCode.CALL_FAILED);
        assertThat(status.level()).isEqualTo(NetStatus.Level.ERROR);
        assertThat(status.description()).contains("silence");
        assertThat(connection.isConnected()).isTrue();
    }

    @Test
    void anAnswerThatIsTooLateIsNoCallOfTheServers() {
        NetConnection connection = connection();
        boolean[] called = {false};
        connection.onCall((method, arguments) -> {
            called[0] = true;
            return null;
        });
        CompletableFuture<AmfValue> call = connection.call("slow");
        failureOf(call);
        world.rendezvous().sendToAll(CommandMessage.of("_result", 2, null, "late"));
        world.rendezvous().sendToAll(CommandMessage.of("_error", 77, null, "never asked"));
        world.runFor(Time.SECOND);
        assertThat(called[0]).isFalse();
        assertThat(connection.isConnected()).isTrue();
    }

    @Test
    void pendingCallsFailWhenEitherEndCloses() {
        NetConnection connection = connection();
        CompletableFuture<AmfValue> call = connection.call("silence");
        world.runFor(Time.SECOND);
        world.rendezvous().stop();
        assertThat(Told.code(failureOf(call))).isEqualTo(StatusCode.CALL_FAILED);
        assertThat(failureOf(connection.call("after")).description()).isEqualTo("There is no connection to a server.");
        assertThat(world.await(connection.closed()).code()).isEqualTo(StatusCode.CONNECT_CLOSED);
    }

    @Test
    void theEndOfAConnectionIsToldToWhoWaitsForIt() {
        NetConnection connection = connection();
        assertThat(connection.closed()).isNotDone();
        connection.close();
        assertThat(world.await(connection.closed()).code()).isEqualTo(StatusCode.CONNECT_CLOSED);
    }

    @Test
    void anAnswerThatThrowsWhereNobodyExpectsItHarmsNobody() {
        NetConnection connection = connection();
        connection.onCall((method, arguments) -> new CompletableFuture<>() {
            @Override
            public CompletableFuture<Object> whenComplete(BiConsumer<? super Object, ? super Throwable> action) {
                throw new IllegalStateException("the application's own fault");
            }
        });
        world.rendezvous().sendToAll(CommandMessage.of("ask", 5, null));
        world.runFor(Time.SECOND);
        assertThat(connection.listenerFailures()).isEqualTo(1);
        answer = CommandMessage.of("_result", 0, null, "still here");
        assertThat(world.await(connection.call("are you there"))).isEqualTo(AmfValue.of("still here"));
    }
}
