package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.testbed.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientStatesTest {

    private final Simulation simulation = Simulation.seeded(1);
    private final List<ClientState> told = new ArrayList<>();
    private boolean xmpp = true;
    private boolean rendezvous = true;
    private boolean silent;
    private final ClientStates states = new ClientStates(new SimulatedClock(simulation), () -> xmpp, () -> rendezvous,
            () -> silent);

    private void listen() {
        states.onChange(told::add);
        simulation.runFor(1);
    }

    private void set(boolean stream, boolean binding) {
        xmpp = stream;
        rendezvous = binding;
        states.update();
    }

    @Test
    void eachChangeIsToldOnce() {
        listen();
        set(true, true);
        set(true, false);
        set(true, false);
        set(false, false);
        set(false, true);
        set(true, true);
        states.signedOut();
        assertThat(told).containsExactly(ClientState.ONLINE, ClientState.WITHOUT_RENDEZVOUS, ClientState.OFFLINE,
                ClientState.WITHOUT_XMPP, ClientState.ONLINE, ClientState.SIGNED_OUT);
    }

    @Test
    void aRendezvousThatDoesNotAnswerIsToldAsLongAsThereIsXmpp() {
        listen();
        silent = true;
        set(true, true);
        set(true, false);
        set(false, false);
        set(true, false);
        silent = false;
        states.update();
        assertThat(told).containsExactly(ClientState.ONLINE, ClientState.RENDEZVOUS_UNREACHABLE, ClientState.OFFLINE,
                ClientState.RENDEZVOUS_UNREACHABLE, ClientState.WITHOUT_RENDEZVOUS);
    }

    @Test
    void aRefusalLastsUntilItIsTriedAgainOrSucceeds() {
        listen();
        set(false, true);
        states.hindered(Optional.of(ClientState.REFUSED));
        set(false, false);
        assertThat(states.present()).isEqualTo(ClientState.REFUSED);
        states.hindered(Optional.empty());
        assertThat(states.present()).isEqualTo(ClientState.OFFLINE);
        states.hindered(Optional.of(ClientState.REFUSED));
        set(true, true);
        set(false, true);
        assertThat(states.present()).isEqualTo(ClientState.WITHOUT_XMPP);
    }

    @Test
    void whatKeepsTheStreamAwayIsToldUntilItIsSomethingElse() {
        listen();
        set(false, true);
        states.hindered(Optional.of(ClientState.SERVER_UNREACHABLE));
        states.hindered(Optional.of(ClientState.SERVER_UNTRUSTED));
        states.hindered(Optional.of(ClientState.SERVER_UNTRUSTED));
        states.hindered(Optional.empty());
        assertThat(told).containsExactly(ClientState.ONLINE, ClientState.WITHOUT_XMPP, ClientState.SERVER_UNREACHABLE,
                ClientState.SERVER_UNTRUSTED, ClientState.WITHOUT_XMPP);
    }

    @Test
    void aListenerThatThrowsKeepsNobodyElseFromWhatHeHasToDo() {
        states.onChange(state -> {
            throw new IllegalStateException("a fault of the application");
        });
        listen();
        set(false, true);
        assertThat(told).containsExactly(ClientState.ONLINE, ClientState.WITHOUT_XMPP);
    }

    @Test
    void whoeverListensLaterIsToldThePresentState() {
        set(true, false);
        listen();
        assertThat(told).containsExactly(ClientState.WITHOUT_RENDEZVOUS);
    }
}
