package io.github.peerfire.phone.media.audio;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.TagTrack;
import io.github.peerfire.flash.tag.TagWriter;
import io.github.peerfire.phone.media.MediaException;
import java.util.Optional;

/** G.711 (11/1988) in both kinds, 8 kHz, 64 kbit/s: what everybody understands. */
enum G711Codec {

    /** As in America and Japan. */
    MU_LAW(AudioCodec.G711_MU_LAW) {
        @Override
        byte encode(short sample) {
            return MuLaw.encode(sample);
        }

        @Override
        short decode(byte code) {
            return MuLaw.decode(code);
        }
    },

    /** As elsewhere. */
    A_LAW(AudioCodec.G711_A_LAW) {
        @Override
        byte encode(short sample) {
            return ALaw.encode(sample);
        }

        @Override
        short decode(byte code) {
            return ALaw.decode(code);
        }
    };

    static final int CODED_RATE = 8_000;

    private final AudioCodec codec;

    G711Codec(AudioCodec codec) {
        this.codec = codec;
    }

    abstract byte encode(short sample);

    abstract short decode(byte code);

    AudioCodecProvider provider() {
        return new AudioCodecProvider(codec, () -> new Encoder(this), () -> new Decoder(this));
    }

    /** Halves the rate and encodes. */
    private static final class Encoder implements AudioEncoder {

        private final G711Codec law;
        private final Resampler resampler = new Resampler(AudioFrame.RATE, CODED_RATE);

        Encoder(G711Codec law) {
            this.law = law;
        }

        @Override
        public byte[] encode(short[] samples) {
            short[] half = resampler.process(samples);
            byte[] codes = new byte[half.length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = law.encode(half[i]);
            }
            return TagWriter.audio(law.codec, 0, true, false, TagRole.CODED, codes);
        }

        @Override
        public int delay() {
            return resampler.delay() * 2;
        }
    }

    /** Decodes and doubles the rate. */
    private static final class Decoder implements AudioDecoder {

        private final G711Codec law;
        private final Resampler resampler = new Resampler(CODED_RATE, AudioFrame.RATE);
        private final PitchConcealment concealment = new PitchConcealment();

        Decoder(G711Codec law) {
            this.law = law;
        }

        @Override
        public short[] decode(byte[] tag) throws MediaException {
            Optional<TagTrack> track = CodedAudio.find(tag, law.codec, MAXIMUM_SAMPLES / 2);
            if (track.isEmpty()) {
                return new short[0];
            }
            short[] half = new short[track.get().length()];
            for (int i = 0; i < half.length; i++) {
                half[i] = law.decode(tag[track.get().offset() + i]);
            }
            short[] samples = resampler.process(half);
            concealment.take(samples);
            return samples;
        }

        @Override
        public short[] conceal(byte[] following) {
            return concealment.make();
        }
    }
}
