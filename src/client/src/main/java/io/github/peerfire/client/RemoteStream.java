package io.github.peerfire.client;

import java.util.List;
import java.util.function.BiConsumer;

/** The stream that the other side of a call publishes. Listeners run on the endpoint's thread and must not block. */
public interface RemoteStream {

    /** Is told each audio message; one listener, a later one replaces it. */
    void onAudio(Media listener);

    /** Is told each video message; one listener, a later one replaces it. */
    void onVideo(Media listener);

    /** Is told each data message: the handler's name and the values, as strings, doubles, booleans, null, lists and maps. */
    void onData(BiConsumer<String, List<Object>> listener);

    /** Takes audio or video messages. */
    @FunctionalInterface
    interface Media {

        /**
         * Takes a message.
         *
         * @param timestamp milliseconds on the sender's time line
         * @param tag an FLV tag's body
         */
        void accept(long timestamp, byte[] tag);
    }
}
