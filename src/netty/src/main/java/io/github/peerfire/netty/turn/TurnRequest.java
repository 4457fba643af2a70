package io.github.peerfire.netty.turn;

/** Something that a server is asked for, and what is done about its answer. */
interface TurnRequest {

    StunMethod method();

    /** Adds what the request is about; may be called again for a repetition with another proof. */
    void write(StunWriter message);

    void succeeded(StunMessage response, long now);

    /** The server refuses, or there is no answer. */
    void failed(TurnError error, long now);
}
