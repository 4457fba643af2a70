package io.github.peerfire.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.DeviceReturns;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeadlessPhoneTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final DeviceReturns returns = new DeviceReturns();
    private final CompletableFuture<Void> signedOut = new CompletableFuture<>();
    private final CompletableFuture<Void> device = new CompletableFuture<>();

    @Test
    void neitherAServerThatSaysNoGoodbyeNorADeviceThatHangsIsWaitedForWithoutEnd() {
        HeadlessPhone.end(signedOut, returns, SHORT).join();
        returns.begin(device::join);
        HeadlessPhone.end(CompletableFuture.completedFuture(null), returns, SHORT).join();
        assertThat(returns.done()).isNotDone();
        device.complete(null);
    }

    @Test
    void theEndIsWhenDevicesAreGivenBackSoThatFilesAreWhole() throws Exception {
        returns.begin(device::join);
        returns.begin(() -> { });
        returns.begin(() -> {
            throw new IllegalStateException("This one is broken.");
        });
        CompletableFuture<Void> end = HeadlessPhone.end(signedOut, returns, LONG);
        signedOut.complete(null);
        assertThat(end).isNotDone();
        device.complete(null);
        end.get(30, TimeUnit.SECONDS);
    }
}
