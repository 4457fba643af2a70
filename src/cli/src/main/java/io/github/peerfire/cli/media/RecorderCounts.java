package io.github.peerfire.cli.media;

/** What came of a stream. */
public final class RecorderCounts extends MessageCounts {

    private long late;
    private long audioGaps;
    private long videoGaps;
    private long missingAudio;
    private long missingVideo;

    RecorderCounts() {
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
