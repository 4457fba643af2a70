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
    private final Map<Double, CompletableFuture<AmfValue>> waiting = new LinkedHashMap<>();
    private double lastTransaction;

    CommandChannel(SendFlow flow) {
        this.flow = flow;
    }

    /** Sends a command and returns its result's first argument; fails with a {@link NetStatusException}. */
    CompletableFuture<AmfValue> call(String command, AmfValue commandObject, List<AmfValue> arguments, long now) {
        CompletableFuture<AmfValue> answer = new CompletableFuture<>();
        if (!flow.isOpen()) {
            answer.completeExceptionally(closed());
            return answer;
        }
        double transaction = ++lastTransaction;
        waiting.put(transaction, answer);
        send(new CommandMessage(false, 0, command, transaction, commandObject, arguments), now);
        return answer;
    }

    /** Sends a command that wants no answer, or any other message. */
    void send(RtmpMessage message, long now) {
        if (flow.isOpen()) {
            flow.write(message.encode(), Reliability.FULL, now);
        }
    }

    /** Takes a command from the server; whether it was the answer to one of ours. */
    boolean answered(CommandMessage command) {
        boolean result = command.name().equals(RESULT);
        if (!result && !command.name().equals(ERROR)) {
            return false;
        }
        CompletableFuture<AmfValue> answer = waiting.remove(command.transactionId());
        if (answer == null) {
            return false;
        }
        if (result) {
            answer.complete(command.argument(0));
        } else {
            NetStatus status = NetStatus.of(command.argument(0))
                    .orElseGet(() -> NetStatus.error(StatusCode.CALL_FAILED, "The server gave no reason."));
            answer.completeExceptionally(new NetStatusException(status, null));
        }
        return true;
    }

    /** Closes the flow; no answers will come any more. */
    void close(long now) {
        flow.close(now);
        List<CompletableFuture<AmfValue>> unanswered = List.copyOf(waiting.values());
        waiting.clear();
        unanswered.forEach(answer -> answer.completeExceptionally(closed()));
    }

    private static NetStatusException closed() {
        return new NetStatusException(NetStatus.error(StatusCode.CALL_FAILED, "The connection is closed."), null);
    }
}
