package io.github.peerfire.phone.control;

import io.github.peerfire.phone.media.video.VideoSink;

/** Pictures and levels of a call that is active, which are too many for snapshots. Any thread. */
public interface CallView {

    /** The id of the only other side of a call that is no group call. */
    String OTHER = "";

    /** Gets the pictures of the other side, or of a member of a group; one sink, a later one replaces it. */
    void onPicture(String member, VideoSink sink);

    /** Gets our pictures; one sink, a later one replaces it. */
    void onOwnPicture(VideoSink sink);

    /** How loud our microphone is, 0 to 1, for a meter. */
    double microphoneLevel();

    /** How loud the others are, 0 to 1, for a meter. */
    double loudspeakerLevel();
}
