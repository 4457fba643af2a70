package io.github.peerfire.bench;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.netty.NettyEndpointDriver;
import io.github.peerfire.netty.NettyEndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;

/** One end over UDP on loopback, with HMACs and sequence numbers. */
final class Party implements AutoCloseable {

    static final byte[] METADATA = {'b', 'e', 'n', 'c', 'h'};

    /** What the far end is looked for by: any server. */
    static final byte[] ANY_SERVER = FlashEndpointDiscriminator.ofUri("rtmfp://127.0.0.1/bench").encoded();

    private final NettyEndpointDriver driver;

    private Party(NettyEndpointDriver driver) {
        this.driver = driver;
    }

    /** @param port 0 for any */
    static Party start(int port, EndpointListener listener) {
        InetSocketAddress bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new Party(new NettyEndpointDriverFactory()
                .start(List.of(bind), EndpointConfig.PEER, identity(), listener)
                .join());
    }

    static FlashCryptographyProfile identity() {
        SecureRandom random = new SecureRandom();
        return FlashCryptographyProfile.server(random::nextBytes);
    }

    NettyEndpointDriver driver() {
        return driver;
    }

    int port() {
        return driver.localAddresses().get(0).getPort();
    }

    /** Opens a session from the endpoint's own thread. */
    void connect(String host, int port) {
        InetSocketAddress server = new InetSocketAddress(host, port);
        driver.execute(() -> driver.endpoint().open(ANY_SERVER, List.of(server), 0, driver.now()));
    }

    @Override
    public void close() {
        driver.close();
    }
}
