package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import java.util.List;

/** Takes data messages, on the endpoint's thread; must not block. */
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
