package io.github.peerfire.phone.media.rate;

/**
 * What video is to be like.
 *
 * @param width of pictures
 * @param height of pictures
 * @param framesPerSecond as many pictures
 * @param bitsPerSecond on average
 */
public record VideoQuality(int width, int height, int framesPerSecond, int bitsPerSecond) {

    /** 320x240, 15 pictures a second, 300 kbit/s: what a call begins with. */
    public static final VideoQuality NORMAL = new VideoQuality(320, 240, 15, 300_000);

    /** 640x480, 30 pictures a second, 1.5 Mbit/s: for native codecs and cameras. */
    public static final VideoQuality HIGH = new VideoQuality(640, 480, 30, 1_500_000);
}
