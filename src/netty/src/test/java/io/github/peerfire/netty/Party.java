package io.github.peerfire.netty;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.session.Session;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An endpoint on loopback and what happened at it. */
final class Party implements AutoCloseable {

    static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    final BlockingQueue<EndpointEvent> events = new LinkedBlockingQueue<>();
    final FlashCryptographyProfile profile;
    final NettyEndpointDriver driver;

    private Party(EndpointDriverFactory factory, FlashCryptographyProfile profile, List<InetSocketAddress> bind) {
        this.profile = profile;
        this.driver = (NettyEndpointDriver) factory
                .start(bind, EndpointConfig.PEER, profile, (event, now) -> events.add(event))
                .join();
    }

    static Party client(EndpointDriverFactory factory, InetSocketAddress... bind) {
        return new Party(factory, FlashCryptographyProfile.client(new SecureRandom()::nextBytes), List.of(bind));
    }

    static Party server(EndpointDriverFactory factory, InetSocketAddress... bind) {
        return new Party(factory, FlashCryptographyProfile.server(new SecureRandom()::nextBytes), List.of(bind));
    }

    InetSocketAddress address() {
        return driver.localAddresses().get(0);
    }

    /** Does something on the endpoint's thread. */
    <T> T call(Function<NettyEndpointDriver, T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        driver.execute(() -> result.complete(action.apply(driver)));
        return result.orTimeout(60, TimeUnit.SECONDS).join();
    }

    Session open(byte[] discriminator, int interfaceId, InetSocketAddress... candidates) {
        return call(self -> self.endpoint().open(discriminator, List.of(candidates), interfaceId, self.now()));
    }

    /** The next event of a type; events of other types before it are passed over. */
    <T extends EndpointEvent> T await(Class<T> type) throws InterruptedException {
        EndpointEvent event = events.poll(60, TimeUnit.SECONDS);
        while (event != null && !type.isInstance(event)) {
            event = events.poll(60, TimeUnit.SECONDS);
        }
        if (event == null) {
            throw new AssertionError("No " + type.getSimpleName());
        }
        return type.cast(event);
    }

    @Override
    public void close() {
        driver.close();
    }
}
