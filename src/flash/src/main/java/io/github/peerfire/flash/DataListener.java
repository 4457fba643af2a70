package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import java.util.List;

/**
 * Takes data messages. Runs on the endpoint's thread and must not block; what it throws is logged.
 *
 * <pre>{@code
 * stream.onData((handler, arguments) -> {
 *     if (handler.equals("onIm") && !arguments.isEmpty()) {
 *         arguments.get(0).asText().ifPresent(this::show);
 *     }
 * });
 * }</pre>
 */
@FunctionalInterface
public interface DataListener {

    /**
     * Takes one message.
     *
     * @param handler the name of the handler that the publisher means, for example "onIm"
     * @param arguments what it was sent with
     */
    void onData(String handler, List<AmfValue> arguments);
}
