package io.github.peerfire.phone.control;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.client.LocalStream;
import io.github.peerfire.client.RemoteStream;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.session.MediaCounters;
import io.github.peerfire.phone.media.session.MediaEvent;
import io.github.peerfire.phone.media.session.MediaPipeline;
import io.github.peerfire.phone.media.session.MediaSession;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.media.video.VideoSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The devices of a group call: what they hear and see is encoded once, for all; what comes of each member is decoded by
 * itself, the sounds are added up, and each has a picture. Any thread.
 */
final class GroupMedia implements CallView, AutoCloseable {

    private static final int GLANCE_MILLISECONDS = 20;
    /** Of as many who left it is known what came of them. */
    private static final int MOST_LEFT = 100;

    private final CallContext context;
    private final MediaSession session;
    private final Consumer<MediaEvent> events;
    private final Map<String, GroupVoice> voices = new ConcurrentHashMap<>();
    private final Map<String, MediaCounters> left = new ConcurrentHashMap<>();
    private final MixedSound mixed;
    private final ScheduledExecutorService screen = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "peerfire-group-screen");
        thread.setDaemon(true);
        return thread;
    });
    private final UsedDevices used;
    private volatile double volume;
    private volatile boolean held;

    /**
     * Joins our stream; devices stay closed until {@link #start}.
     *
     * @param statistics of the member to whom the way is worst
     * @param events is told what happens to devices and codecs, on any thread
     */
    GroupMedia(LocalStream local, Supplier<CompletableFuture<CallStatistics>> statistics, MediaSettings devices,
            CallContext context, Consumer<MediaEvent> events) {
        this.context = context;
        this.events = events;
        this.volume = context.volume();
        this.mixed = new MixedSound(voices.values());
        session = new MediaSession(local, Nobody.STREAM, statistics, context.codecs(), devices, context.opener(),
                events);
        session.pipeline().mixIn(mixed);
        used = new UsedDevices(session, devices);
    }

    void start() {
        session.start();
        screen.scheduleAtFixedRate(this::show, 0, GLANCE_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private void show() {
        long now = System.nanoTime();
        mixed.listenIfNobodyDoes(now);
        voices.values().forEach(voice -> voice.show(now));
    }

    /** Chooses what is sent, and mutes. */
    MediaPipeline pipeline() {
        return session.pipeline();
    }

    void add(String member, RemoteStream stream) {
        MediaPipeline pipeline = new MediaPipeline(Nobody.STREAM, stream, context.codecs(), used.present().quality(),
                System::nanoTime, events);
        pipeline.setVolume(volume);
        pipeline.setHeld(held);
        voices.computeIfAbsent(member, id -> new GroupVoice(pipeline));
    }

    void remove(String member) {
        GroupVoice gone = voices.remove(member);
        if (gone != null) {
            if (left.size() < MOST_LEFT) {
                left.put(member, gone.pipeline().counters());
            }
            gone.close();
        }
    }

    /** Sends no pictures, or pictures again. */
    void setCameraOff(boolean off) {
        session.setCameraOff(off);
    }

    /** Sends nothing and plays nothing, or goes on. On one thread. */
    void setHeld(boolean rests) {
        held = rests;
        session.setHeld(rests);
        voices.values().forEach(voice -> voice.pipeline().setHeld(rests));
    }

    /** On one thread. */
    void use(MediaSettings devices, double loudness) {
        volume = loudness;
        voices.values().forEach(voice -> voice.pipeline().setVolume(loudness));
        used.use(devices);
    }

    @Override
    public void onPicture(String member, VideoSink sink) {
        GroupVoice voice = voices.get(member);
        if (voice != null) {
            voice.onPicture(sink);
        }
    }

    @Override
    public void onOwnPicture(VideoSink sink) {
        session.onOwnPicture(sink);
    }

    @Override
    public void onSound(Consumer<AudioFrame> frames) {
        session.onSound(frames);
    }

    @Override
    public MediaCounters counters(String member) {
        MediaCounters ours = session.pipeline().counters();
        GroupVoice voice = voices.get(member);
        MediaCounters theirs = voice == null ? left.getOrDefault(member, MediaCounters.NONE)
                : voice.pipeline().counters();
        return new MediaCounters(ours.audioSent(), ours.videoSent(), theirs.audioReceived(), theirs.videoReceived(),
                theirs.sound(), theirs.pictures(), ours.quality());
    }

    @Override
    public double microphoneLevel() {
        return session.pipeline().microphoneLevel().bar();
    }

    @Override
    public double loudspeakerLevel() {
        return voices.values().stream().mapToDouble(voice -> voice.pipeline().loudspeakerLevel().bar()).max().orElse(0);
    }

    /** Waits for the devices. */
    @Override
    public void close() {
        screen.shutdownNow();
        session.close();
        List.copyOf(voices.keySet()).forEach(this::remove);
    }
}
