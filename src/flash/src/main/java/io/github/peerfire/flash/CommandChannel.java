package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Commands to the server and the transactions that wait for its answers. Confined to the endpoint's thread. */
final class CommandChannel {

    private static final String RESULT = "_result";
    private static final String ERROR = "_error";

    private final SendFlow flow;
    private final Map<Double, Call> waiting = new LinkedHashMap<>();
    private double lastTransaction;

    CommandChannel(SendFlow flow) {
        this.flow = flow;
    }

    /**
     * A command that was sent.
     *
     * @param answer its result's first argument; fails with a {@link NetStatusException}
     */
    record Call(String command, double transaction, CompletableFuture<AmfValue> answer) {

        void fail(NetStatus status) {
            answer.completeExceptionally(new NetStatusException(status, null));
        }
    }

    /** Sends a command that wants an answer. */
    Call call(String command, AmfValue commandObject, List<AmfValue> arguments, long now) {
        Call call = new Call(command, ++lastTransaction, new CompletableFuture<>());
        if (!flow.isOpen()) {
            call.fail(closed());
            return call;
        }
        waiting.put(call.transaction(), call);
        send(new CommandMessage(false, 0, command, call.transaction(), commandObject, arguments), now);
        return call;
    }

    /** Sends a command that wants no answer, or any other message. */
    void send(RtmpMessage message, long now) {
        if (flow.isOpen()) {
            flow.write(message.encode(), Reliability.FULL, now);
        }
    }

    /** Takes a command from the server; whether it was the answer to one of ours, or meant to be. */
    boolean answered(CommandMessage command) {
        boolean result = command.name().equals(RESULT);
        if (!result && !command.name().equals(ERROR)) {
            return false;
        }
        Call call = waiting.remove(command.transactionId());
        if (call == null) {
            return true; // too late, or to nothing that we asked
        }
        AmfValue answer = command.argument(0);
        if (result) {
            call.answer().complete(answer);
        } else {
            call.fail(NetStatus.of(answer).orElseGet(() -> NetStatus.error(
                    StatusCode.CALL_FAILED, answer.asText().orElse("The server gave no reason."), answer)));
        }
        return true;
    }

    /** No answer is awaited any more. */
    void timedOut(Call call) {
        if (waiting.remove(call.transaction(), call)) {
            call.fail(NetStatus.error(
                    StatusCode.CALL_FAILED, "The server did not answer " + call.command() + " in time."));
        }
    }

    /** Closes the flow; no answers will come any more. */
    void close(long now) {
        flow.close(now);
        List<Call> unanswered = List.copyOf(waiting.values());
        waiting.clear();
        unanswered.forEach(call -> call.fail(closed()));
    }

    private static NetStatus closed() {
        return NetStatus.error(StatusCode.CALL_FAILED, "The connection is closed.");
    }
}
