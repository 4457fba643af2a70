package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.CommandMessage;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Has the application answer the server's calls. On the endpoint's thread, but for {@link #set}. */
final class CallHandling {

    private final ConnectionContext context;
    private volatile CallHandler handler = (method, arguments) -> null;

    CallHandling(ConnectionContext context) {
        this.context = context;
    }

    /** From any thread. */
    void set(CallHandler callHandler) {
        handler = callHandler;
    }

    /** Takes a call; the answer, if one is wanted, is given to {@code answers} on the endpoint's thread. */
    void take(CommandMessage call, Consumer<CommandMessage> answers) {
        CompletableFuture<?> result = ask(call);
        if (call.transactionId() == 0) {
            return;
        }
        if (result == null) {
            answers.accept(error(call, "There is no method " + call.name() + "."));
            return;
        }
        result.whenComplete((value, failure) -> context.execute(() -> answers.accept(answer(call, value, failure))));
    }

    private CompletableFuture<?> ask(CommandMessage call) {
        CompletableFuture<?>[] result = {CompletableFuture.failedFuture(new IllegalStateException())};
        context.guarded(() -> result[0] = handler.call(call.name(), call.arguments()));
        return result[0];
    }

    private static CommandMessage answer(CommandMessage call, Object value, Throwable failure) {
        if (failure == null) {
            try {
                return CommandMessage.of("_result", call.transactionId(), null, AmfValue.of(value));
            } catch (IllegalArgumentException e) {
                return error(call, e.getMessage());
            }
        }
        return error(call, "The method failed."); // why is not the server's business
    }

    private static CommandMessage error(CommandMessage call, String description) {
        return CommandMessage.of("_error", call.transactionId(), null,
                NetStatus.error(StatusCode.CALL_FAILED, description).toInformation());
    }
}
