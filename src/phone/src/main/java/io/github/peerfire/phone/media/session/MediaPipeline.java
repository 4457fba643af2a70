package io.github.peerfire.phone.media.session;

import io.github.peerfire.client.LocalStream;
import io.github.peerfire.client.RemoteStream;
import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.phone.media.audio.AnyAudioDecoder;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.LevelMeter;
import io.github.peerfire.phone.media.echo.EchoCanceller;
import io.github.peerfire.phone.media.playout.AudioPlayout;
import io.github.peerfire.phone.media.playout.VideoPlayout;
import io.github.peerfire.phone.media.rate.PathState;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.phone.media.video.AnyVideoDecoder;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * From what microphone and camera give to the stream of this side, and from the stream of the other side to what
 * loudspeaker and screen take. Has no threads: who has the devices calls. The clock is asked only when messages come.
 */
public final class MediaPipeline implements AutoCloseable {

    private final MediaCodecs codecs;
    private final RemoteStream remote;
    private final Consumer<MediaEvent> events;
    private final AudioSender audioSender;
    private final Optional<VideoSender> videoSender;
    private final AnyAudioDecoder audioDecoder;
    private final AnyVideoDecoder videoDecoder;
    private final AudioPlayout audioPlayout;
    private final VideoPlayout videoPlayout;
    private final LevelMeter heard = new LevelMeter();
    private final RepeatFilter repeats = new RepeatFilter();
    private final EchoGuard echo = new EchoGuard();
    private volatile SoundMixer others = SoundMixer.NONE;
    private volatile double volume = 1;
    private volatile boolean held;
    private volatile Traffic audioReceived = Traffic.NONE;
    private volatile Traffic videoReceived = Traffic.NONE;
    private volatile VideoQuality told;
    /** What came; each that is missing is told once, however often the other side changes. */
    private final Set<AudioCodec> audioSeen = EnumSet.noneOf(AudioCodec.class);
    private final Set<VideoCodec> videoSeen = EnumSet.noneOf(VideoCodec.class);

    /**
     * Joins both streams; from now on, what comes is taken.
     *
     * @param codecs what may be encoded and decoded; the best of each kind is used until another one is set
     * @param best what pictures are to be like if the way takes that
     * @param clock nanoseconds, those that all methods are called with; begins the time line
     * @param events is told what happens, on any thread
     */
    public MediaPipeline(LocalStream local, RemoteStream remote, MediaCodecs codecs, VideoQuality best,
            LongSupplier clock, Consumer<MediaEvent> events) {
        this.codecs = codecs;
        this.remote = remote;
        this.events = events;
        long begin = clock.getAsLong();
        audioSender = new AudioSender(local, begin,
                codecs.audio().find(codecs.audio().codecs().get(0)).orElseThrow());
        videoSender = codecs.video().codecs().stream().findFirst().flatMap(codecs.video()::find)
                .map(codec -> new VideoSender(local, begin, codec, best));
        audioDecoder = new AnyAudioDecoder(codecs.audio());
        videoDecoder = new AnyVideoDecoder(codecs.video());
        audioPlayout = new AudioPlayout(audioDecoder);
        videoPlayout = new VideoPlayout(videoDecoder);
        told = quality();
        remote.onAudio((timestamp, tag) -> receiveAudio(timestamp, tag, clock.getAsLong()));
        remote.onVideo((timestamp, tag) -> receiveVideo(timestamp, tag, clock.getAsLong()));
        local.onAudioRepeatRequest(() -> audioSender.repeat(clock.getAsLong()));
        local.onKeyFrameRequest(() -> videoSender.ifPresent(VideoSender::requestKeyFrame));
    }

    private void receiveAudio(long timestamp, byte[] tag, long now) {
        boolean first = audioReceived.messages() == 0;
        audioReceived = audioReceived.plus(tag);
        if (repeats.isNew(timestamp, tag)) {
            audioPlayout.receive(timestamp, tag, now);
        }
        if (first) {
            events.accept(new MediaEvent.FirstAudio());
        }
    }

    private void receiveVideo(long timestamp, byte[] tag, long now) {
        boolean first = videoReceived.messages() == 0;
        videoReceived = videoReceived.plus(tag);
        videoPlayout.receive(timestamp, tag, now);
        if (first) {
            events.accept(new MediaEvent.FirstVideo());
        }
    }

    /** Encodes sound with another codec from now on; one that there is not changes nothing. */
    public void encodeAudio(AudioCodec codec) {
        codecs.audio().find(codec).ifPresent(audioSender::setCodec);
    }

    /** Encodes pictures with another codec from now on; one that there is not changes nothing. */
    public void encodeVideo(VideoCodec codec) {
        codecs.video().find(codec).ifPresent(found -> videoSender.ifPresent(sender -> sender.setCodec(found)));
    }

    /** The other side can decode no sound that this one encodes: none is sent before another codec is set. */
    public void encodeNoAudio() {
        if (audioSender.setCodec(null)) {
            events.accept(new MediaEvent.NoCommonCodec(false));
        }
    }

    /** The other side can decode no pictures that this one encodes: none are sent before another codec is set. */
    public void encodeNoVideo() {
        if (videoSender.isPresent() && videoSender.get().setCodec(null)) {
            events.accept(new MediaEvent.NoCommonCodec(true));
        }
    }

    /** The microphone heard the 20 ms before now; the samples may be changed. */
    public void captured(short[] samples, long now) {
        echo.captured(samples);
        audioSender.send(samples, now);
    }

    /** The camera sees this now. */
    public void captured(VideoFrame frame, long now) {
        videoSender.ifPresent(sender -> sender.send(frame, now));
    }

    /**
     * What the loudspeaker plays next.
     *
     * @param sinkDelay nanoseconds from now until it is heard
     */
    public AudioFrame play(long now, long sinkDelay) {
        AudioFrame frame = audioPlayout.play(now, sinkDelay);
        if (audioPlayout.takeRepeatNeed(now)) {
            remote.requestAudioRepeats();
        }
        if (held) {
            Arrays.fill(frame.samples(), (short) 0);
        }
        heard.take(frame.samples());
        amplify(frame.samples());
        others.mixIn(frame.samples(), now, sinkDelay);
        echo.played(frame.samples(), sinkDelay);
        audioDecoder.codec().filter(audioSeen::add).filter(codec -> codecs.audio().find(codec).isEmpty())
                .ifPresent(codec -> events.accept(new MediaEvent.CodecMissing(false, codec.name())));
        return frame;
    }

    private void amplify(short[] samples) {
        double factor = volume;
        for (int i = 0; factor != 1 && i < samples.length; i++) {
            samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, samples[i] * factor));
        }
    }

    /** What the screen shows next; empty if it is what it shows already. */
    public Optional<VideoFrame> show(long now) {
        Optional<VideoFrame> frame = videoPlayout.show(now, audioPlayout.position(now));
        if (videoPlayout.takeKeyFrameNeed()) {
            remote.requestKeyFrame();
        }
        videoDecoder.codec().filter(videoSeen::add).filter(codec -> codecs.video().find(codec).isEmpty())
                .ifPresent(codec -> events.accept(new MediaEvent.CodecMissing(true, codec.name())));
        return held ? Optional.empty() : frame;
    }

    /** How the way to the other side is; about twice a second. */
    public void update(PathState path, long now) {
        videoSender.ifPresent(sender -> sender.update(path, now));
        VideoQuality present = quality();
        VideoQuality before = told;
        if (present.width() != before.width() || present.framesPerSecond() != before.framesPerSecond()) {
            told = present;
            events.accept(new MediaEvent.QualityChanged(present));
        }
    }

    /** Whether silence is sent instead of what the microphone hears. */
    public void setMuted(boolean muted) {
        audioSender.setMuted(muted);
    }

    /** Whether no pictures are sent. */
    public void setCameraOff(boolean off) {
        videoSender.ifPresent(sender -> sender.setOff(off));
    }

    /** Whether nothing is sent, heard or shown. */
    public void setHeld(boolean hold) {
        held = hold;
        audioSender.setHeld(hold);
        videoSender.ifPresent(sender -> sender.setHeld(hold));
    }

    /** How loud: 0 is silent, 1 as it came, 4 the most. */
    public void setVolume(double factor) {
        volume = Math.max(0, Math.min(4, factor));
    }

    /** Adds other sound to what is played, before echoes of it are taken out; in place of what was added before. */
    public void mixIn(SoundMixer mixer) {
        others = mixer;
    }

    /** Takes echoes out of what the microphone hears from now on; closes the one that did before. */
    public void cancelEcho(EchoCanceller canceller) {
        echo.replace(canceller);
    }

    /** How loud the microphone is, muted or not. */
    public LevelMeter microphoneLevel() {
        return audioSender.level();
    }

    /** How loud the other side is, before the volume. */
    public LevelMeter loudspeakerLevel() {
        return heard;
    }

    /** What pictures that are sent are like at the moment. */
    public VideoQuality quality() {
        return videoSender.map(VideoSender::quality).orElse(VideoQuality.NORMAL);
    }

    /** What happened so far. */
    public MediaCounters counters() {
        return new MediaCounters(audioSender.sent(), videoSender.map(VideoSender::sent).orElse(Traffic.NONE),
                audioReceived, videoReceived, audioPlayout.counters(), videoPlayout.counters(), quality());
    }

    /** Takes nothing any more, and gives back what codecs hold. */
    @Override
    public void close() {
        remote.onAudio((timestamp, tag) -> { });
        remote.onVideo((timestamp, tag) -> { });
        videoSender.ifPresent(VideoSender::close);
        videoDecoder.close();
        echo.close();
    }
}
