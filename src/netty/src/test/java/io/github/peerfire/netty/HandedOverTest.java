package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HandedOverTest {

    private static final InetSocketAddress SOURCE = new InetSocketAddress("192.0.2.1", 1_935);

    @Test
    void noMoreThanABoundedNumberWaitsForALoopThatIsBusy() throws Exception {
        EventLoop loop = new DefaultEventLoop();
        CountDownLatch busy = new CountDownLatch(1);
        EndpointPump notStarted = new EndpointPump(loop, () -> 0, null, (event, now) -> { }, Runnable::run, 1);
        HandedOver handedOver = new HandedOver(loop, notStarted);
        loop.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        for (int count = 0; count < HandedOver.CAPACITY; count++) {
            assertThat(handedOver.offer(new byte[12], SOURCE, 0)).isTrue();
        }
        assertThat(handedOver.offer(new byte[12], SOURCE, 0)).isFalse();

        busy.countDown();
        loop.submit(() -> { }).get(60, TimeUnit.SECONDS);
        assertThat(handedOver.offer(new byte[12], SOURCE, 0)).isTrue();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
