package io.github.peerfire.openfire.settings;

import io.github.peerfire.rendezvous.IntroductionSettings;
import io.github.peerfire.rendezvous.RendezvousConfig;
import java.util.List;

/** How endpoints are introduced. */
final class IntroductionOptions {

    static final Setting PREDICTION = Setting.flag(SettingGroup.INTRODUCTIONS, "portPrediction", false);
    static final Setting REMEMBERED =
            Setting.number(SettingGroup.INTRODUCTIONS, "rememberedIntroductions", 512, 0, 100_000);
    static final List<Setting> ALL = List.of(PREDICTION, REMEMBERED);

    private final SettingReader reader;

    IntroductionOptions(SettingReader reader) {
        this.reader = reader;
    }

    /** {@code portPrediction}: whether ports of symmetric NATs are guessed; off unless set. */
    boolean portPrediction() {
        return reader.flag(PREDICTION);
    }

    /** Without a second port nothing can be predicted, so that is left out then. */
    void configure(RendezvousConfig.Builder builder, boolean secondPort) {
        if (portPrediction() && !secondPort) {
            reader.complain("The property " + PREDICTION.property() + " has no effect without "
                    + ListeningSettings.PROBE_PORT.property());
        }
        builder.introductions(new IntroductionSettings(portPrediction() && secondPort, reader.number(REMEMBERED)));
    }
}
