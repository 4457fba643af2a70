package io.github.peerfire.interop;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.netty.NettyEndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An endpoint of ours without RTMP: plain flows of plain messages. */
final class Correspondent implements EndpointListener, AutoCloseable {

    private static final int PATIENCE = 20;

    private final BlockingQueue<EndpointEvent> events = new LinkedBlockingQueue<>();
    private final EndpointDriver driver;
    private SendFlow written;

    private Correspondent() {
        NettyEndpointDriverFactory drivers = new NettyEndpointDriverFactory();
        driver = drivers.start(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                EndpointConfig.PEER, FlashCryptographyProfile.server(drivers.random()), this).join();
    }

    static Correspondent start() {
        return new Correspondent();
    }

    int port() {
        return driver.localAddresses().get(0).getPort();
    }

    void open(int port) {
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        byte[] anyServer = FlashEndpointDiscriminator.ofUri("rtmfp:").encoded();
        driver.execute(() -> driver.endpoint().open(anyServer, List.of(server), 0, driver.now()));
    }

    /** Opens a flow in the session of an event, and writes one message to it after another. */
    void write(EndpointEvent.SessionOpened opened, byte[] metadata, List<byte[]> messages) {
        driver.execute(() -> {
            SendFlow flow = opened.session().openFlow(metadata, FlowOptions.DEFAULT, driver.now());
            messages.forEach(message -> flow.write(message, Reliability.FULL, driver.now()));
            written = flow;
        });
    }

    /** Finishes the flow that was written to. */
    void finish() {
        driver.execute(() -> written.close(driver.now()));
    }

    /** Waits for the next event of a kind. */
    <E extends EndpointEvent> E await(Class<E> kind) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (true) {
            EndpointEvent next = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("No " + kind.getSimpleName());
            }
            if (kind.isInstance(next)) {
                return kind.cast(next);
            }
        }
    }

    @Override
    public void onEvent(EndpointEvent event, long now) {
        events.add(event);
    }

    @Override
    public void close() {
        driver.close();
    }
}
