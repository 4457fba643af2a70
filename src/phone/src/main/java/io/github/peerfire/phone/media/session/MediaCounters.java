package io.github.peerfire.phone.media.session;

import io.github.peerfire.phone.media.playout.AudioCounters;
import io.github.peerfire.phone.media.playout.VideoCounters;
import io.github.peerfire.phone.media.rate.VideoQuality;

/**
 * What the media of a call have done so far.
 *
 * @param audioSent sound that was sent
 * @param videoSent pictures that were sent
 * @param audioReceived sound that came
 * @param videoReceived pictures that came
 * @param sound what became of the sound that came
 * @param pictures what became of the pictures that came
 * @param quality what pictures that are sent are like now
 */
public record MediaCounters(Traffic audioSent, Traffic videoSent, Traffic audioReceived, Traffic videoReceived,
        AudioCounters sound, VideoCounters pictures, VideoQuality quality) {

    /** Before anything happened. */
    public static final MediaCounters NONE = new MediaCounters(Traffic.NONE, Traffic.NONE, Traffic.NONE, Traffic.NONE,
            AudioCounters.NONE, new VideoCounters(0, 0, 0, 0, 0, 0, 0, 0), VideoQuality.NORMAL);
}
