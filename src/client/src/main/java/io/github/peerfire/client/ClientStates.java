package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What of a client's connections is there, and who wants to know. Lives on the client's thread. */
final class ClientStates {

    private final CallClock clock;
    private final BooleanSupplier xmpp;
    private final BooleanSupplier rendezvous;
    private final BooleanSupplier silent;
    private final Listeners<ClientState> listeners = new Listeners<>();
    private volatile ClientState present = ClientState.ONLINE;
    private Optional<ClientState> obstacle = Optional.empty();
    private boolean signedOut;

    /** @param silent whether nothing answers where the rendezvous should be, while there is none */
    ClientStates(CallClock clock, BooleanSupplier xmpp, BooleanSupplier rendezvous, BooleanSupplier silent) {
        this.clock = clock;
        this.xmpp = xmpp;
        this.rendezvous = rendezvous;
        this.silent = silent;
    }

    /** Any thread. */
    ClientState present() {
        return present;
    }

    /** Tells the present state, and each change. Any thread. */
    void onChange(Consumer<ClientState> listener) {
        clock.execute(() -> {
            listeners.add(listener);
            Listeners.tell(listener, present);
        });
    }

    /** What keeps the XMPP stream from coming back is known, or not any more. */
    void hindered(Optional<ClientState> by) {
        obstacle = by;
        update();
    }

    void signedOut() {
        signedOut = true;
        update();
    }

    void update() {
        ClientState now = read();
        if (now != present) {
            present = now;
            listeners.tell(now);
        }
    }

    private ClientState read() {
        if (signedOut) {
            return ClientState.SIGNED_OUT;
        } else if (xmpp.getAsBoolean()) {
            obstacle = Optional.empty();
            return rendezvous.getAsBoolean() ? ClientState.ONLINE
                    : silent.getAsBoolean() ? ClientState.RENDEZVOUS_UNREACHABLE : ClientState.WITHOUT_RENDEZVOUS;
        }
        return obstacle.orElseGet(() -> rendezvous.getAsBoolean() ? ClientState.WITHOUT_XMPP : ClientState.OFFLINE);
    }
}
