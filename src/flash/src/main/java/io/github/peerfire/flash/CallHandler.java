package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Takes the server's calls: what ActionScript's {@code NetConnection.client} does. Runs on the endpoint's thread and
 * must not block.
 *
 * <pre>{@code
 * connection.onCall((method, arguments) -> switch (method) {
 *     case "version" -> CompletableFuture.completedFuture("1.0");
 *     default -> null;
 * });
 * }</pre>
 */
@FunctionalInterface
public interface CallHandler {

    /**
     * Takes one call.
     *
     * @param method what the server calls
     * @param arguments what it passes
     * @return what to answer, now or later: a value that {@link AmfValue#of} converts. If it fails, the server is told
     *     {@link StatusCode#CALL_FAILED}. Null if there is no such method, which the server is told, too. Nothing is
     *     answered where the server wants no answer
     */
    CompletableFuture<?> call(String method, List<AmfValue> arguments);
}
