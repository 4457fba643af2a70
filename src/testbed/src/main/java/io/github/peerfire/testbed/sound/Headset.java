package io.github.peerfire.testbed.sound;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/**
 * A headset that is made up: a microphone that hears a tone, and a loudspeaker. Java Sound, which would call it a
 * mixer, knows it from {@link #plugIn} to {@link #pullOut}. Thread-safe.
 */
public final class Headset {

    /** What the microphone hears, in hertz, at half of full scale. */
    public static final double TONE = 440;

    private final Mixer.Info info;
    private final AudioFormat format;
    private final List<HeadsetLine> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean taken;

    private static final class Info extends Mixer.Info {

        Info(String name) {
            super(name, "Peerfire", "made up", "1");
        }
    }

    /**
     * Makes one.
     *
     * @param rate in hertz; it has no other one
     * @param channels likewise
     */
    public Headset(String name, int rate, int channels) {
        info = new Info(name);
        format = new AudioFormat(rate, Short.SIZE, channels, true, false);
    }

    /** Plugs it in. */
    public Headset plugIn() {
        Headsets.PLUGGED.add(this);
        return this;
    }

    /** Pulls it out: its lines end. */
    public void pullOut() {
        Headsets.PLUGGED.remove(this);
        open.forEach(HeadsetLine::close);
    }

    /** Whether another program has it from now on. */
    public void setTaken(boolean byAnother) {
        taken = byAnother;
    }

    /** How many of its lines are open. */
    public int openLines() {
        return open.size();
    }

    /** How many were opened so far. */
    public int opened() {
        return opened.get();
    }

    /** Whether more than silence was played last. */
    public boolean isPlaying() {
        return open.stream().anyMatch(HeadsetLine::isLoud);
    }

    /** What was played last, all channels of each moment together; of its only line that is open. */
    public short[] played() {
        return open.get(0).played();
    }

    Mixer.Info info() {
        return info;
    }

    void opened(HeadsetLine line) throws LineUnavailableException {
        if (taken) {
            throw new LineUnavailableException("Another program has it.");
        }
        opened.incrementAndGet();
        open.add(line);
    }

    void closed(HeadsetLine line) {
        open.remove(line);
    }

    boolean isLineSupported(Line.Info wanted) {
        return wanted instanceof DataLine.Info line && (line.getLineClass() == SourceDataLine.class
                || line.getLineClass() == TargetDataLine.class) && line.isFormatSupported(format);
    }

    Line getLine(Line.Info wanted) {
        HeadsetLine line = new HeadsetLine(this, format);
        return wanted.getLineClass() == SourceDataLine.class ? Part.as(SourceDataLine.class, line)
                : Part.as(TargetDataLine.class, line);
    }
}
