package io.github.peerfire.phone.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.phone.media.video.VideoSource;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Two phones in a simulated world, each of which plays what the other publishes. */
final class SimulatedCall {

    static final long SECOND = 1_000_000_000L;
    private static final long PATIENCE = 30 * SECOND;
    /** Neither side's devices keep step with the other's. */
    private static final long PHASE = 7_000_000;

    private final Simulation simulation;
    private final MediaCodecs codecs;
    private final VideoQuality best;
    private final SimulatedPhone desk;
    private final SimulatedPhone phone;

    SimulatedCall(Simulation simulation, MediaCodecs codecs, VideoQuality best) {
        this.simulation = simulation;
        this.codecs = codecs;
        this.best = best;
        desk = join("desk");
        phone = join("phone");
    }

    static SimulatedCall over(long seed, Link link, MediaCodecs codecs, VideoQuality best) {
        Simulation simulation = Simulation.seeded(seed);
        simulation.network().setLink(link);
        return new SimulatedCall(simulation, codecs, best);
    }

    /** Another phone, which plays nothing yet. */
    SimulatedPhone join(String name) {
        CompletableFuture<NetConnection> connection = NetConnection.connect(RtmfpUri.SERVERLESS,
                NetConnectionConfig.builder().bind(new InetSocketAddress("0.0.0.0", 0)).drivers(simulation.drivers())
                        .build());
        simulation.runUntil(connection::isDone, SECOND);
        return new SimulatedPhone(simulation, connection.join(), name, codecs, best);
    }

    Simulation simulation() {
        return simulation;
    }

    /** The one with the first devices of {@link #begin}. */
    SimulatedPhone desk() {
        return desk;
    }

    /** The other one. */
    SimulatedPhone phone() {
        return phone;
    }

    /** Lets both send, until each hears the other. */
    void begin(AudioSource atDesk, Optional<? extends VideoSource> deskCamera, AudioSource atPhone,
            Optional<? extends VideoSource> phoneCamera) {
        desk.play(phone);
        phone.play(desk);
        desk.start(atDesk, deskCamera, 0);
        phone.start(atPhone, phoneCamera, PHASE);
        until("both hear the other", () -> hears(desk) && hears(phone));
    }

    private static boolean hears(SimulatedPhone side) {
        return side.events().contains(new MediaEvent.FirstAudio());
    }

    /** Lets time pass until a condition holds, half a minute at most. */
    void until(String what, BooleanSupplier condition) {
        assertThat(simulation.runUntil(condition, PATIENCE)).as("%s; seed %d", what, simulation.seed()).isTrue();
    }

    void run(double seconds) {
        simulation.runFor((long) (seconds * SECOND));
    }

    void end() {
        desk.close();
        phone.close();
    }
}
