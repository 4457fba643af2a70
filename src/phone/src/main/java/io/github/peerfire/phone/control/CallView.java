package io.github.peerfire.phone.control;

import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.session.MediaCounters;
import io.github.peerfire.phone.media.video.VideoSink;
import java.util.function.Consumer;

/** Sound, pictures and levels of a call that is active, which are too many for snapshots. Any thread. */
public interface CallView {

    /** The id of the only other side of a call that is no group call. */
    String OTHER = "";

    /** Gets the pictures of the other side, or of a member of a group; one sink, a later one replaces it. */
    void onPicture(String member, VideoSink sink);

    /** Gets our pictures; one sink, a later one replaces it. */
    void onOwnPicture(VideoSink sink);

    /** Gets what is heard of all others, 50 times a second, after the volume; one listener, a later one replaces it. */
    void onSound(Consumer<AudioFrame> frames);

    /**
     * What was sent to all, and what came of the other side, or of a member of a group; also when the call is over, or
     * the member has left.
     */
    MediaCounters counters(String member);

    /** How loud our microphone is, 0 to 1, for a meter. */
    double microphoneLevel();

    /** How loud the others are, 0 to 1, for a meter. */
    double loudspeakerLevel();
}
