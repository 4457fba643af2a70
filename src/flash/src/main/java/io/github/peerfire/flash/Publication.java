package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.RtmpMessage;
import java.util.List;

/** Where a {@link PublishedStream} goes: directly to peers, or to the server. On the endpoint's thread, but as said. */
interface Publication {

    /** Begins. */
    void publish(long now);

    /** It cannot begin, or not go on. */
    void gone(String reason, long now);

    /** From any thread. */
    boolean isOpen();

    /** Those who play it, as far as this end knows them. From any thread. */
    List<PeerStream> peers();

    /** Sends audio or video. */
    void media(MediaKind kind, RtmpMessage message, long now);

    /** Sends data; with the timestamp of the last message if there is none. */
    void data(Long timestamp, String handler, List<AmfValue> arguments, long now);

    NetStreamInfo info(long now);

    /** Ends it, in order. */
    void close(long now);
}
