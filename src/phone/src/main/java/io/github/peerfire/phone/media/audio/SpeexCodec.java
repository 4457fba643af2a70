package io.github.peerfire.phone.media.audio;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.TagTrack;
import io.github.peerfire.flash.tag.TagWriter;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import java.io.StreamCorruptedException;
import java.util.Optional;
import org.xiph.speex.Bits;
import org.xiph.speex.SbDecoder;

/** Speex wideband, which Flash speaks, in pure Java. */
final class SpeexCodec {

    static final AudioCodecProvider PROVIDER = new AudioCodecProvider(AudioCodec.SPEEX, Encoder::new, Decoder::new);

    /** Flash's own default: 20.6 kbit/s. */
    private static final int QUALITY = 6;
    private static final int MAXIMUM_LENGTH = 1000;
    /** 13.9 ms, measured against the decoder below. */
    private static final int DELAY = 223;
    /** Twice what can be heard: no sound is decoded to that. */
    private static final float LOUDEST = 2f * Short.MAX_VALUE;

    private SpeexCodec() {
    }

    /** One frame in each tag. */
    private static final class Encoder implements AudioEncoder {

        private final SpeexWideband encoder = new SpeexWideband(QUALITY);

        @Override
        public byte[] encode(short[] samples) {
            byte[] packet = encoder.encode(samples);
            // FLV E.4.2.1: of Speex the rate is 0, whatever it is; 16 bits, mono.
            return TagWriter.audio(AudioCodec.SPEEX, 0, true, false, TagRole.CODED, packet);
        }

        @Override
        public int delay() {
            return DELAY;
        }
    }

    /** Any number of frames in each tag. */
    private static final class Decoder implements AudioDecoder {

        private final Bits bits = new Bits();
        private final float[] decoded = new float[AudioFrame.SAMPLES];
        private SbDecoder decoder;

        Decoder() {
            reset();
        }

        private void reset() {
            decoder = new SbDecoder();
            decoder.wbinit();
            decoder.setPerceptualEnhancement(true);
        }

        @Override
        public short[] decode(byte[] tag) throws MediaException {
            Optional<TagTrack> found = CodedAudio.find(tag, AudioCodec.SPEEX, MAXIMUM_LENGTH);
            if (found.isEmpty()) {
                return new short[0];
            }
            TagTrack track = found.get();
            int frames = SpeexPacket.frames(tag, track.offset(), track.length());
            bits.init();
            bits.read_from(tag, track.offset(), track.length());
            short[] samples = new short[frames * AudioFrame.SAMPLES];
            for (int i = 0; i < frames; i++) {
                decode(bits, samples, i * AudioFrame.SAMPLES);
            }
            return samples;
        }

        @Override
        public short[] conceal(byte[] following) {
            short[] samples = new short[AudioFrame.SAMPLES];
            try {
                decode(null, samples, 0);
            } catch (MediaException e) {
                return new short[AudioFrame.SAMPLES];
            }
            return samples;
        }

        /** Whatever the library throws at a packet, the next one finds a decoder in order. */
        private void decode(Bits packetOrNull, short[] samples, int offset) throws MediaException {
            try {
                decoder.decode(packetOrNull, decoded);
            } catch (StreamCorruptedException | RuntimeException e) {
                reset();
                throw new MediaException(MediaFault.UNDECODABLE);
            }
            if (isAstray()) {
                reset();
                return;
            }
            for (int i = 0; i < decoded.length; i++) {
                samples[offset + i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, decoded[i]));
            }
        }

        /**
         * With an encoder of a far end that has no {@link FadingPrediction}, the decoder can get louder with each
         * frame, until its numbers are none; it would be silent for good.
         */
        private boolean isAstray() {
            for (float sample : decoded) {
                if (!(Math.abs(sample) < LOUDEST)) {
                    return true;
                }
            }
            return false;
        }
    }
}
