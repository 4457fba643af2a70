package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.session.Session;

/** Where a {@link PlayedStream} comes from: a peer, or the server. On the endpoint's thread, but as said. */
interface Playback {

    /** Begins. */
    void play(long now);

    /** It cannot begin, or not go on. */
    void gone(String reason, long now);

    /** From any thread. */
    boolean isOpen();

    /** The session that it comes over, null before there is one. From any thread. */
    Session session();

    /** Sends "receiveAudio" or "receiveVideo", as soon as that is possible. */
    void wish(String command, boolean value, long now);

    void pause(boolean paused, long now);

    /** How much is buffered before it is delivered, in nanoseconds. */
    void bufferTime(long nanoseconds, long now);

    NetStreamInfo info(long now);

    /** Ends it from this end. */
    void close(long now);
}
