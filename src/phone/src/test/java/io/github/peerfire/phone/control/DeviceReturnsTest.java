package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeviceReturnsTest {

    @Test
    void theEndIsWhenAllDevicesAreGivenBackAlsoIfOneCannotBe() throws Exception {
        DeviceReturns returns = new DeviceReturns();
        CompletableFuture<Void> device = new CompletableFuture<>();
        returns.begin(device::join);
        returns.begin(() -> { });
        returns.begin(() -> {
            throw new IllegalStateException("This one is broken.");
        });
        CompletableFuture<Void> end = returns.done();
        assertThat(end).isNotDone();
        device.complete(null);
        end.get(30, TimeUnit.SECONDS);
    }
}
