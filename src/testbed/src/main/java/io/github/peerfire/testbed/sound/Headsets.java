package io.github.peerfire.testbed.sound;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.spi.MixerProvider;

/** Where Java Sound finds the headsets of a test. */
public final class Headsets extends MixerProvider {

    static final List<Headset> PLUGGED = new CopyOnWriteArrayList<>();

    @Override
    public Mixer.Info[] getMixerInfo() {
        return PLUGGED.stream().map(Headset::info).toArray(Mixer.Info[]::new);
    }

    @Override
    public Mixer getMixer(Mixer.Info info) {
        return PLUGGED.stream().filter(headset -> headset.info().equals(info)).findFirst()
                .map(headset -> Part.as(Mixer.class, headset))
                .orElseThrow(() -> new IllegalArgumentException("It is not plugged in: " + info));
    }
}
