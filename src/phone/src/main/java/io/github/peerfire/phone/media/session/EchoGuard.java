package io.github.peerfire.phone.media.session;

import io.github.peerfire.phone.media.echo.EchoCanceller;

/** Lets one thread at a time use an echo canceller, which another may replace meanwhile. */
final class EchoGuard implements AutoCloseable {

    private EchoCanceller canceller = EchoCanceller.NONE;

    synchronized void replace(EchoCanceller next) {
        canceller.close();
        canceller = next;
    }

    synchronized void played(short[] samples, long sinkDelay) {
        canceller.played(samples, sinkDelay);
    }

    synchronized void captured(short[] samples) {
        canceller.captured(samples);
    }

    @Override
    public void close() {
        replace(EchoCanceller.NONE);
    }
}
