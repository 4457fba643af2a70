package io.github.peerfire.phone.media.session;

import io.github.peerfire.phone.media.audio.AudioCodecs;
import io.github.peerfire.phone.media.video.VideoCodecs;

/**
 * What a phone can encode and decode.
 *
 * @param audio at least one
 * @param video may be none
 */
public record MediaCodecs(AudioCodecs audio, VideoCodecs video) {

    /** All that are on the class path and work. */
    public static MediaCodecs available() {
        return new MediaCodecs(AudioCodecs.available(), VideoCodecs.available());
    }

    /** All for sound, none for pictures. */
    public static MediaCodecs forSound() {
        return new MediaCodecs(AudioCodecs.available(), VideoCodecs.none());
    }
}
