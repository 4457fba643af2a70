package io.github.peerfire.bench.crowd;

import io.github.peerfire.rtmfp.chunk.ForwardedInitiatorHello;

/** Hears of what happens in a crowd. Times in nanoseconds. */
public interface CrowdListener {

    /** A client is connected, so long after its first hello. */
    default void connected(LightClient client, long latency) {
    }

    /** A client gave up. */
    default void failed(LightClient client) {
    }

    /** The server closed a session. */
    default void closed(LightClient client) {
    }

    /** A ping of a client's was answered. */
    default void pingAnswered(LightClient client, long latency) {
    }

    /** A question of a client's was answered with a Redirect. */
    default void redirected(byte[] tag) {
    }

    /** The server told a client of somebody who asks for it. */
    default void forwarded(LightClient client, ForwardedInitiatorHello hello) {
    }

    /** Somebody whom a client asked for said hello. */
    default void greeted(byte[] tag) {
    }
}
