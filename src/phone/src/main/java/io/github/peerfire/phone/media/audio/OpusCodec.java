package io.github.peerfire.phone.media.audio;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusPacketInfo;
import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.TagWriter;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Opus (RFC 6716), wideband, in tags of Enhanced RTMP, in pure Java. */
final class OpusCodec {

    static final AudioCodecProvider PROVIDER = new AudioCodecProvider(AudioCodec.OPUS, Encoder::new, Decoder::new);

    private static final int BIT_RATE = 24_000;
    /** Of 0 to 10: half the time of the highest. */
    private static final int COMPLEXITY = 4;
    /** The share that in-band copies are made for. */
    private static final int EXPECTED_LOSS_PERCENT = 5;
    /** RFC 6716 §3.2.1: a frame has 1275 bytes at most; 120 ms are six of them, and their lengths. */
    private static final int MAXIMUM_LENGTH = 6 * 1277 + 2;
    private static final int MAXIMUM_FRAME = 1275;
    /** RFC 6716 §2.1.4. */
    private static final int MAXIMUM_PACKET_MILLISECONDS = 120;
    private static final int MONO = 1;
    /** RFC 6716 §3.1: configurations from here on are of both SILK and CELT; and from here on of CELT only. */
    private static final int HYBRID = 12;
    private static final int CELT_ONLY = 16;

    private OpusCodec() {
    }

    /** One packet of 20 ms in each tag. */
    private static final class Encoder implements AudioEncoder {

        /** RFC 7845 §5.1. */
        private static final String HEAD = "OpusHead";
        private static final int HEAD_LENGTH = 19;
        private static final int CLOCK = 48_000;

        private final OpusEncoder encoder;
        private final byte[] packet = new byte[MAXIMUM_FRAME];

        Encoder() {
            try {
                encoder = new OpusEncoder(AudioFrame.RATE, MONO, OpusApplication.OPUS_APPLICATION_VOIP);
            } catch (OpusException e) {
                throw new IllegalStateException(e);
            }
            encoder.setBitrate(BIT_RATE);
            encoder.setComplexity(COMPLEXITY);
            encoder.setUseInbandFEC(true);
            encoder.setPacketLossPercent(EXPECTED_LOSS_PERCENT);
        }

        @Override
        public Optional<byte[]> sequenceHeader() {
            ByteBuffer head = ByteBuffer.allocate(HEAD_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
            head.put(HEAD.getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) MONO)
                    .putShort((short) (delay() * CLOCK / AudioFrame.RATE)).putInt(AudioFrame.RATE)
                    .putShort((short) 0).put((byte) 0);
            return Optional.of(TagWriter.extendedAudio(AudioCodec.OPUS, TagRole.SEQUENCE_HEADER, head.array()));
        }

        @Override
        public byte[] encode(short[] samples) {
            try {
                int length = encoder.encode(samples, 0, AudioFrame.SAMPLES, packet, 0, packet.length);
                return TagWriter.extendedAudio(AudioCodec.OPUS, TagRole.CODED, Arrays.copyOf(packet, length));
            } catch (OpusException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int delay() {
            return encoder.getLookahead();
        }
    }

    /** Packets of any duration; lost ones are taken from the copy in the next, if it is there. */
    private static final class Decoder implements AudioDecoder {

        private OpusDecoder decoder = fresh();

        private static OpusDecoder fresh() {
            try {
                return new OpusDecoder(AudioFrame.RATE, MONO);
            } catch (OpusException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public short[] decode(byte[] tag) throws MediaException {
            byte[] packet = packet(tag);
            return packet.length == 0 ? new short[0] : decode(packet, duration(packet), false);
        }

        /** RFC 6716 §4.2.3: the first bits of a frame in SILK say so, after one bit for the activity of each 20 ms. */
        @Override
        public boolean holdsPrevious(byte[] tag) {
            try {
                byte[] packet = packet(tag);
                int configuration = packet.length < 2 ? CELT_ONLY : (packet[0] & 0xff) >> 3;
                boolean oneFrame = packet.length > 0 && (packet[0] & 3) == 0;
                int silkFrames = configuration < HYBRID ? Math.max(1, configuration & 3) : 1;
                return configuration < CELT_ONLY && oneFrame && (packet[1] >> 7 - silkFrames & 1) != 0;
            } catch (MediaException e) {
                return false;
            }
        }

        /** Without its header; empty if there is no sound in it. */
        private static byte[] packet(byte[] tag) throws MediaException {
            return CodedAudio.find(tag, AudioCodec.OPUS, MAXIMUM_LENGTH)
                    .map(track -> Arrays.copyOfRange(tag, track.offset(), track.offset() + track.length()))
                    .orElse(new byte[0]);
        }

        @Override
        public short[] conceal(byte[] following) {
            try {
                byte[] packet = following == null || !holdsPrevious(following) ? null : packet(following);
                return decode(packet, AudioFrame.SAMPLES, packet != null);
            } catch (MediaException e) {
                return new short[AudioFrame.SAMPLES];
            }
        }

        /** How many samples a packet stands for. */
        private static int duration(byte[] packet) throws MediaException {
            int samples;
            try {
                samples = OpusPacketInfo.getNumSamples(packet, 0, packet.length, AudioFrame.RATE);
            } catch (RuntimeException e) {
                throw new MediaException(MediaFault.UNDECODABLE);
            }
            if (samples <= 0 || samples > AudioFrame.RATE / 1000 * MAXIMUM_PACKET_MILLISECONDS) {
                throw new MediaException(MediaFault.UNDECODABLE);
            }
            return samples;
        }

        /** Whatever the library throws at a packet, its assertions too, the next one finds a decoder in order. */
        private short[] decode(byte[] packetOrNull, int count, boolean fromCopy) throws MediaException {
            short[] samples = new short[count];
            int length = packetOrNull == null ? 0 : packetOrNull.length;
            try {
                int decoded = decoder.decode(packetOrNull, 0, length, samples, 0, count, fromCopy);
                return decoded == count ? samples : Arrays.copyOf(samples, Math.max(decoded, 0));
            } catch (OpusException | RuntimeException | AssertionError e) {
                decoder = fresh();
                throw new MediaException(MediaFault.UNDECODABLE);
            }
        }
    }
}
