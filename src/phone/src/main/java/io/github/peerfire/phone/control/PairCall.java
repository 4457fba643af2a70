package io.github.peerfire.phone.control;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A call of two: its devices are opened when both can talk, and rest while the call does. */
abstract class PairCall extends ControlledCall {

    private final String name;
    private final CallDevices devices;
    private CallState state;

    /**
     * Makes one that nobody follows yet.
     *
     * @param name what the user calls the other side
     * @param video whether a camera is wanted at all
     */
    PairCall(int number, String name, boolean video, CallState state, CallContext context) {
        super(number, context);
        this.name = name;
        this.devices = new CallDevices(context, video, this::happened);
        this.state = state;
    }

    /** Opens the devices for the streams of the call; only once. */
    abstract void open(CallDevices closed);

    /** What the streams have carried, and how the way is: for the rate of pictures and the graphs. */
    abstract CompletableFuture<CallStatistics> statistics();

    /** How it is, and what would help, which may take some seconds to find out. */
    CompletableFuture<String> explained() {
        return CompletableFuture.completedFuture(state.explain(context().sentences().locale()));
    }

    final String name() {
        return name;
    }

    final CallState state() {
        return state;
    }

    /** The call is in another state. */
    final void reached(CallState next) {
        state = next;
        if (state.phase() == CallPhase.ACTIVE && !devices.isOpen()) {
            open(devices);
        }
        if (state.isOver()) {
            devices.rest(snapshot());
            close();
            String why = state.explain(context().sentences().locale());
            CompletableFuture<String> more = explained();
            context().over(this, context().sentences().of(name, why));
            more.thenAccept(sentence -> {
                if (!sentence.equals(why)) {
                    context().tell(context().sentences().of(name, sentence));
                }
            });
        } else {
            restingChanged();
        }
    }

    /** Something rests, or does not any more. */
    final void restingChanged() {
        devices.rest(snapshot());
        context().changed(this);
    }

    @Override
    final Optional<CallView> view() {
        return devices.view();
    }

    @Override
    final void use(MediaSettings wanted, double volume) {
        devices.use(wanted, volume);
        devices.rest(snapshot());
    }

    @Override
    final void sample() {
        if (state.phase() == CallPhase.ACTIVE) {
            statistics().thenAccept(statistics -> sampled(Map.of(name, statistics)));
        }
    }

    @Override
    final void close() {
        devices.close();
    }
}
