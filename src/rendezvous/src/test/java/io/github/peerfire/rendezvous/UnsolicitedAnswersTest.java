package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Responder Hellos that nobody asked for, from anywhere: they cost other event loops nothing. */
class UnsolicitedAnswersTest {

    private static final InetSocketAddress PROBE = new InetSocketAddress("198.51.100.1", 1936);
    private static final int COUNT = 1_000;

    private int handedOver;
    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous(
            RendezvousConfig.builder().bind(SimulatedRendezvous.ADDRESS).probe(PROBE).loops(2).build(), Counting::new);

    private void answerAll(InetSocketAddress to) {
        StartupPackets packets = new StartupPackets();
        handedOver = 0;
        for (int port = 2_000; port < 2_000 + COUNT; port++) {
            byte[] tag = new byte[16];
            tag[0] = (byte) ((port + 1) % 2); // even ports come to the first loop
            rendezvous.simulation.network().send(packets.packet(new ResponderHello(tag, new byte[64], new byte[0])),
                    new InetSocketAddress("192.0.2.9", port), to);
        }
        rendezvous.pass(Time.SECOND);
    }

    @Test
    void whatComesToTheUsualPortIsHandedToNoOtherLoop() {
        answerAll(SimulatedRendezvous.ADDRESS);

        assertThat(handedOver).isZero();
    }

    @Test
    void whatComesToTheSecondPortIsHandedOverOnlyWhereChecksGoOn() {
        answerAll(PROBE);

        assertThat(handedOver).isZero();
    }

    /** Counts what is to be executed on event loops. */
    private final class Counting extends AroundDrivers {

        Counting(EndpointDriverFactory drivers) {
            super(drivers);
        }

        @Override
        public CompletableFuture<? extends EndpointDriver> start(List<InetSocketAddress> bind,
                EndpointConfig config, CryptographyProfile profile, EndpointListener listener) {
            return drivers.start(bind, config, profile, listener).thenApply(this::counted);
        }

        @Override
        public CompletableFuture<List<EndpointDriver>> startSeveral(List<InetSocketAddress> bind,
                EndpointConfig config, List<? extends CryptographyProfile> profiles,
                List<? extends EndpointListener> listeners) {
            return drivers.startSeveral(bind, config, profiles, listeners).thenApply(started -> {
                List<EndpointDriver> counted = new ArrayList<>();
                started.forEach(driver -> counted.add(counted(driver)));
                return counted;
            });
        }

        private EndpointDriver counted(EndpointDriver driver) {
            return (EndpointDriver) Proxy.newProxyInstance(EndpointDriver.class.getClassLoader(),
                    new Class<?>[] {EndpointDriver.class}, (proxy, method, arguments) -> {
                        handedOver += method.getName().equals("execute") ? 1 : 0;
                        return method.invoke(driver, arguments);
                    });
        }
    }
}
