package io.github.peerfire.cli.media;

import io.github.peerfire.cli.flv.FlvTag;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.tag.AudioTagHeader;
import io.github.peerfire.flash.tag.MediaTagHeader;
import io.github.peerfire.flash.tag.VideoTagHeader;

/**
 * A tag that waits for its turn.
 *
 * @param time milliseconds on the recorder's time line
 * @param rank which comes first of those with one time
 * @param arrival counted from 0
 */
record RecordedTag(FlvTag tag, long time, Rank rank, long arrival) implements Comparable<RecordedTag> {

    /** What a tag is, in the order of files. */
    enum Rank { METADATA, VIDEO_CONFIGURATION, AUDIO_CONFIGURATION, DATA, VIDEO, AUDIO }

    static RecordedTag of(RtmpMessage message, FlvTag tag, long arrival) {
        return new RecordedTag(tag, tag.timestamp(), rank(message, tag), arrival);
    }

    private static Rank rank(RtmpMessage message, FlvTag tag) {
        if (message instanceof DataMessage data) {
            return data.handler().equals("onMetaData") ? Rank.METADATA : Rank.DATA;
        }
        boolean audio = tag.type() == FlvTag.AUDIO;
        MediaTagHeader header = audio ? AudioTagHeader.decode(tag.body()) : VideoTagHeader.decode(tag.body());
        if (header.isForLateJoiners()) {
            return audio ? Rank.AUDIO_CONFIGURATION : Rank.VIDEO_CONFIGURATION;
        }
        return audio ? Rank.AUDIO : Rank.VIDEO;
    }

    /** Whether it holds sound or pictures. */
    boolean isMedia() {
        return rank == Rank.VIDEO || rank == Rank.AUDIO;
    }

    /** The same at another time. */
    RecordedTag at(long otherTime) {
        return new RecordedTag(tag, otherTime, rank, arrival);
    }

    @Override
    public int compareTo(RecordedTag other) {
        int byTime = Long.compare(time, other.time);
        int byRank = byTime != 0 ? byTime : rank.compareTo(other.rank);
        return byRank != 0 ? byRank : Long.compare(arrival, other.arrival);
    }
}
