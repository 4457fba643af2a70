package io.github.peerfire.client;

import io.github.peerfire.flash.amf.AmfValue;
import java.util.List;

/** The stream that the other side of a call publishes. Listeners run on the endpoint's thread and must not block. */
public interface RemoteStream {

    /** Is told each audio message; one listener, a later one replaces it. */
    void onAudio(Media listener);

    /** Is told each video message; one listener, a later one replaces it. */
    void onVideo(Media listener);

    /** Is told each data message; one listener, a later one replaces it. */
    void onData(Data listener);

    /**
     * Asks the other side for a key frame, since the decoder lost its way. At most once a second; more often does
     * nothing.
     */
    void requestKeyFrame();

    /**
     * Asks the other side to send each audio message a second time, for the next ten seconds, since some are lost. Who
     * asks has to pass over a message that is there already. At most once a second; more often does nothing. The other
     * side need not comply.
     */
    default void requestAudioRepeats() {
        // Nobody to ask.
    }

    /** Takes audio or video messages. */
    @FunctionalInterface
    interface Media {

        /**
         * Takes a message.
         *
         * @param timestamp milliseconds on the sender's time line, 0 to 2^32 - 1
         * @param tag an FLV tag's body; may be empty; belongs to the listener
         */
        void accept(long timestamp, byte[] tag);
    }

    /** Takes data messages. */
    @FunctionalInterface
    interface Data {

        /**
         * Takes a message.
         *
         * @param handler the name of the handler that the sender means
         * @param values what it was sent with
         */
        void accept(String handler, List<AmfValue> values);
    }
}
