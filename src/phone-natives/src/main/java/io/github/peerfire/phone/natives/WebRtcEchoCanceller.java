package io.github.peerfire.phone.natives;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.echo.EchoCanceller;
import io.github.peerfire.phone.media.echo.EchoCancellerProvider;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.concurrent.TimeUnit;

/** Takes echoes and steady noise out by WebRTC's audio processing, which is what browsers use. */
public final class WebRtcEchoCanceller implements EchoCancellerProvider {

    @Override
    public int preference() {
        return 50;
    }

    @Override
    public boolean isAvailable() {
        try {
            new AudioProcessing().dispose();
            return true;
        } catch (LinkageError | RuntimeException e) {
            // No library for this platform, or one that it needs is missing.
            return false;
        }
    }

    @Override
    public EchoCanceller newEchoCanceller() {
        return new Canceller();
    }

    /** It takes 10 ms at a time. */
    private static final class Canceller implements EchoCanceller {

        private static final int PIECE = AudioFrame.SAMPLES / 2;
        /** What the microphone heard first waited so long, in milliseconds. */
        private static final int CAPTURE = AudioFrame.MILLISECONDS;
        private static final AudioProcessingStreamConfig MONO = new AudioProcessingStreamConfig(AudioFrame.RATE, 1);

        private final AudioProcessing processing = new AudioProcessing();
        private final byte[] piece = new byte[PIECE * 2];
        private final byte[] result = new byte[PIECE * 2];
        private int delay;
        private boolean closed;

        Canceller() {
            AudioProcessingConfig config = new AudioProcessingConfig();
            config.echoCanceller.enabled = true;
            config.echoCanceller.enforceHighPassFiltering = true;
            config.highPassFilter.enabled = true;
            config.noiseSuppression.enabled = true;
            processing.applyConfig(config);
        }

        @Override
        public void played(short[] samples, long sinkDelay) {
            delay = (int) TimeUnit.NANOSECONDS.toMillis(sinkDelay) + CAPTURE;
            for (int from = 0; from < samples.length; from += PIECE) {
                in().put(samples, from, PIECE);
                processing.processReverseStream(piece, MONO, MONO, result);
            }
        }

        @Override
        public void captured(short[] samples) {
            for (int from = 0; from < samples.length; from += PIECE) {
                in().put(samples, from, PIECE);
                processing.setStreamDelayMs(delay);
                processing.processStream(piece, MONO, MONO, result);
                ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples, from, PIECE);
            }
        }

        private ShortBuffer in() {
            return ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                processing.dispose();
            }
        }
    }
}
