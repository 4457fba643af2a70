package io.github.peerfire.phone.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeviceLoopTest {

    @Test
    void whatNobodyForesawIsToldAndTheDeviceIsGivenBack() throws Exception {
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        CompletableFuture<Void> given = new CompletableFuture<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> told.complete(failure));
        try {
            IllegalStateException flux = new IllegalStateException("flux");
            new DeviceLoop("device", () -> 1, now -> {
                throw flux;
            }, () -> given.complete(null)).start();
            assertThat(told.get(60, TimeUnit.SECONDS)).isSameAs(flux);
            assertThat(given).isDone();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
