package io.github.peerfire.flash.tag;

import java.util.Optional;

/** How audio is encoded. Some have a number of four bits, some a FourCC, some both. */
public enum AudioCodec {
    /** Samples in the byte order of whoever made them; only those of 8 bits can be relied upon. */
    LINEAR_PCM_PLATFORM_ENDIAN(0),
    /** Adaptive differential PCM. */
    ADPCM(1),
    /** MPEG-1 or MPEG-2 layer 3. */
    MP3(2, ".mp3"),
    /** Samples, low byte first. */
    LINEAR_PCM_LITTLE_ENDIAN(3),
    /** Nellymoser Asao at 16 kHz. */
    NELLYMOSER_16_KHZ(4),
    /** Nellymoser Asao at 8 kHz. */
    NELLYMOSER_8_KHZ(5),
    /** Nellymoser Asao at the rate that the header says. */
    NELLYMOSER(6),
    /** G.711 A-law. */
    G711_A_LAW(7),
    /** G.711 mu-law. */
    G711_MU_LAW(8),
    /** Advanced Audio Coding. */
    AAC(10, "mp4a"),
    /** Speex, mono at 16 kHz. */
    SPEEX(11),
    /** MP3 at 8 kHz. */
    MP3_8_KHZ(14),
    /** Whatever a device plays. */
    DEVICE_SPECIFIC(15),
    /** Opus (RFC 6716). */
    OPUS("Opus"),
    /** Dolby AC-3. */
    AC3("ac-3"),
    /** Dolby E-AC-3. */
    EAC3("ec-3"),
    /** Free Lossless Audio Codec. */
    FLAC("fLaC");

    private static final int NONE = -1;

    private final int soundFormat;
    private final int fourCc;

    AudioCodec(int soundFormat) {
        this.soundFormat = soundFormat;
        this.fourCc = 0;
    }

    AudioCodec(String fourCc) {
        this.soundFormat = NONE;
        this.fourCc = TagTrack.fourCc(fourCc);
    }

    AudioCodec(int soundFormat, String fourCc) {
        this.soundFormat = soundFormat;
        this.fourCc = TagTrack.fourCc(fourCc);
    }

    /** The codec with a number in classic tags, 0 to 15; empty if it is reserved. */
    public static Optional<AudioCodec> ofSoundFormat(int soundFormat) {
        for (AudioCodec codec : values()) {
            if (codec.soundFormat == soundFormat && soundFormat != NONE) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }

    /** The codec with a FourCC; empty if none has it. */
    public static Optional<AudioCodec> ofFourCc(int fourCc) {
        for (AudioCodec codec : values()) {
            if (codec.fourCc == fourCc && fourCc != 0) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }

    /** The number in classic tags, 0 to 15, or -1 if there is none. */
    public int soundFormat() {
        return soundFormat;
    }

    /** The FourCC, or 0 if there is none. */
    public int fourCc() {
        return fourCc;
    }
}
