package io.github.peerfire.demo;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.audio.AudioCodecs;
import io.github.peerfire.phone.media.audio.AudioDecoder;
import io.github.peerfire.phone.media.audio.ToneMeter;
import io.github.peerfire.phone.media.device.PictureClock;
import io.github.peerfire.phone.media.video.VideoCodecs;
import io.github.peerfire.phone.media.video.VideoDecoder;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays what every Flash Player 10 plays, Speex and H.264; whatever else comes fails. */
final class FlashScreen implements AutoCloseable {

    /** The first sound. */
    final CompletableFuture<byte[]> heard = new CompletableFuture<>();
    /** The clock in the first picture, in milliseconds. */
    final CompletableFuture<Long> seen = new CompletableFuture<>();
    final ToneMeter tone = new ToneMeter();
    /** The first bytes of video tags that came: the kind of picture, and the codec. */
    final Set<Integer> kinds = new ConcurrentSkipListSet<>();

    private final ExecutorService player = Executors.newSingleThreadExecutor();
    private final AudioDecoder speex = AudioCodecs.available().find(AudioCodec.SPEEX).orElseThrow().newDecoder();
    private final VideoDecoder h264 = VideoCodecs.inJava().find(VideoCodec.AVC).orElseThrow().newDecoder();

    void audio(byte[] tag) {
        heard.complete(tag);
        player.execute(() -> {
            try {
                tone.take(speex.decode(tag));
            } catch (MediaException e) {
                // Is not heard.
            }
        });
    }

    void video(byte[] tag) {
        kinds.add(tag[0] & 0xff);
        player.execute(() -> {
            try {
                h264.decode(tag).ifPresent(picture -> PictureClock.read(picture).ifPresent(seen::complete));
            } catch (MediaException e) {
                seen.completeExceptionally(e);
            }
        });
    }

    @Override
    public void close() {
        player.shutdownNow();
    }
}
