package io.github.peerfire.cli.media;

import io.github.peerfire.cli.flv.FlvTag;

/** How many messages there were of each kind. */
public sealed class MessageCounts permits PacerCounts, RecorderCounts {

    private long audio;
    private long video;
    private long data;
    private long bytes;

    MessageCounts() {
    }

    /** One message more, as it is in a file. */
    void count(FlvTag tag) {
        bytes += tag.body().length;
        switch (tag.type()) {
            case FlvTag.AUDIO -> audio++;
            case FlvTag.VIDEO -> video++;
            default -> data++;
        }
    }

    /** Audio messages. */
    public long audio() {
        return audio;
    }

    /** Video messages. */
    public long video() {
        return video;
    }

    /** Data messages. */
    public long data() {
        return data;
    }

    /** Bytes of all of them, without headers. */
    public long bytes() {
        return bytes;
    }

    /** How many of each there were, in words. */
    @Override
    public String toString() {
        return audio + " audio, " + video + " video, " + data + " data messages";
    }
}
