package io.github.peerfire.flash.tag;

import java.util.Optional;

/** How video is encoded. Some have a number of four bits, some a FourCC, one both. */
public enum VideoCodec {
    /** Sorenson's H.263. */
    SORENSON_H263(2),
    /** Screen video. */
    SCREEN(3),
    /** On2 VP6. */
    VP6(4),
    /** On2 VP6 with an alpha channel. */
    VP6_ALPHA(5),
    /** Screen video, version 2. */
    SCREEN_V2(6),
    /** H.264. */
    AVC(7, "avc1"),
    /** H.265. */
    HEVC("hvc1"),
    /** H.266. */
    VVC("vvc1"),
    /** AV1. */
    AV1("av01"),
    /** VP8. */
    VP8("vp08"),
    /** VP9. */
    VP9("vp09");

    private static final int NONE = -1;

    private final int codecId;
    private final int fourCc;

    VideoCodec(int codecId) {
        this.codecId = codecId;
        this.fourCc = 0;
    }

    VideoCodec(String fourCc) {
        this.codecId = NONE;
        this.fourCc = TagTrack.fourCc(fourCc);
    }

    VideoCodec(int codecId, String fourCc) {
        this.codecId = codecId;
        this.fourCc = TagTrack.fourCc(fourCc);
    }

    /** The codec with a number in classic tags, 0 to 15; empty if it is reserved. */
    public static Optional<VideoCodec> ofCodecId(int codecId) {
        for (VideoCodec codec : values()) {
            if (codec.codecId == codecId && codecId != NONE) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }

    /** The codec with a FourCC; empty if none has it. */
    public static Optional<VideoCodec> ofFourCc(int fourCc) {
        for (VideoCodec codec : values()) {
            if (codec.fourCc == fourCc && fourCc != 0) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }

    /** The number in classic tags, 0 to 15, or -1 if there is none. */
    public int codecId() {
        return codecId;
    }

    /** The FourCC, or 0 if there is none. */
    public int fourCc() {
        return fourCc;
    }

    /** Whether its coded frames begin with a composition time in a tag with FourCC. */
    boolean hasCompositionTime() {
        return this == AVC || this == HEVC || this == VVC;
    }
}
