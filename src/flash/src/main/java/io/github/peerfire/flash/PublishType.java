package io.github.peerfire.flash;

/**
 * What a server does with a stream that is published to it: the argument of ActionScript's {@code publish}.
 *
 * <pre>{@code
 * NetStream.publish(connection, "lecture", stream -> stream.publishType(PublishType.RECORD));
 * }</pre>
 */
public enum PublishType {

    /** Passes it on and keeps nothing. */
    LIVE("live"),
    /** Records it too, in place of an earlier recording of that name. */
    RECORD("record"),
    /** Records it behind an earlier recording of that name. */
    APPEND("append"),
    /** As {@link #APPEND}, with a gap of the time between. */
    APPEND_WITH_GAP("appendWithGap");

    private final String text;

    PublishType(String text) {
        this.text = text;
    }

    /** As the command says it: "live", "record", "append" or "appendWithGap". */
    public String text() {
        return text;
    }
}
