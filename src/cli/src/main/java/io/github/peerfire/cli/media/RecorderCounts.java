package io.github.peerfire.cli.media;

import io.github.peerfire.cli.flv.FlvTag;

/** What came of a stream. */
public final class RecorderCounts {

    private long audio;
    private long video;
    private long data;
    private long bytes;
    private long late;
    private long audioGaps;
    private long videoGaps;
    private long missingAudio;
    private long missingVideo;

    RecorderCounts() {
    }

    void arrived(RecordedTag recorded) {
        bytes += recorded.tag().body().length;
        switch (recorded.tag().type()) {
            case FlvTag.AUDIO -> audio++;
            case FlvTag.VIDEO -> video++;
            default -> data++;
        }
    }

    void late() {
        late++;
    }

    void gap(Gap gap) {
        if (gap.kind().equals("audio")) {
            audioGaps++;
            missingAudio += gap.missing();
        } else {
            videoGaps++;
            missingVideo += gap.missing();
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

    /** Messages that came too late to be written. */
    public long latecomers() {
        return late;
    }

    /** Gaps in the sound that was written. */
    public long audioGaps() {
        return audioGaps;
    }

    /** Gaps in the pictures that were written. */
    public long videoGaps() {
        return videoGaps;
    }

    /** How many audio messages would fill the gaps. */
    public long missingAudio() {
        return missingAudio;
    }

    /** How many video messages would fill the gaps. */
    public long missingVideo() {
        return missingVideo;
    }
}
