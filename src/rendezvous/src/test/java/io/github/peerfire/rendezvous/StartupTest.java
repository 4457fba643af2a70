package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the endpoints of a server are given when it starts. */
class StartupTest {

    private final List<EndpointConfig> given = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void allThatClientsMakeEventLoopsKeepIsAnEighthOfTheHeap(int loops) {
        new SimulatedRendezvous(
                RendezvousConfig.builder().bind(SimulatedRendezvous.ADDRESS).loops(loops).build(), Listening::new);

        assertThat(given).singleElement().satisfies(ofEach -> assertThat(loops * ofEach.flowRoom())
                .isBetween(Runtime.getRuntime().maxMemory() / 8 - loops, Runtime.getRuntime().maxMemory() / 8));
    }

    /** Hears what drivers are started with. */
    private final class Listening extends AroundDrivers {

        Listening(EndpointDriverFactory drivers) {
            super(drivers);
        }

        @Override
        public CompletableFuture<? extends EndpointDriver> start(List<InetSocketAddress> bind,
                EndpointConfig config, CryptographyProfile profile, EndpointListener listener) {
            throw new AssertionError("A server starts all at once");
        }

        @Override
        public CompletableFuture<List<EndpointDriver>> startSeveral(List<InetSocketAddress> bind,
                EndpointConfig config, List<? extends CryptographyProfile> profiles,
                List<? extends EndpointListener> listeners) {
            given.add(config);
            return drivers.startSeveral(bind, config, profiles, listeners);
        }
    }
}
