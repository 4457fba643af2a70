package io.github.peerfire.cli.media;

/** How much of a file was sent. */
public final class PacerCounts {

    private long audio;
    private long video;
    private long data;
    private long unreadable;
    private long bytes;

    PacerCounts() {
    }

    void audio(int length) {
        audio++;
        bytes += length;
    }

    void video(int length) {
        video++;
        bytes += length;
    }

    void data(int length) {
        data++;
        bytes += length;
    }

    void unreadable() {
        unreadable++;
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

    /** Script tags that do not decode, and were left out. */
    public long unreadableScripts() {
        return unreadable;
    }

    /** Bytes of the tags' bodies. */
    public long bytes() {
        return bytes;
    }
}
