package io.github.peerfire.bench.crowd;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.crypto.PacketCipher;

/** One of a crowd: the keys of its session with the server and a few numbers, some hundred bytes. */
public final class LightClient {

    private final int id;
    /** Null once it is connected, or over. */
    Opening opening;
    /** Null before the session is open, and after it is over. */
    PacketCipher cipher;
    int sendId;
    /** The server's flow, and up to where it is acknowledged. */
    long flow = -1;
    long acknowledged;
    /** The number of the last message on the client's flow. */
    int said = 1;
    /** Of a ping that was not answered yet; else 0. */
    long pingSent;
    /** To be echoed with the next packet; else negative. */
    int timestamp = -1;
    /** Whether the server pinged it since {@link #forgetPing}. */
    boolean asked;
    private PeerId peerId;

    LightClient(int id) {
        this.id = id;
    }

    /** Numbers the crowd's clients from 0. */
    int id() {
        return id;
    }

    /** What the server sends to. */
    int sessionId() {
        return id + 1;
    }

    /** Whether {@code connect} was answered and nothing ended it since. */
    public boolean isConnected() {
        return cipher != null && opening == null;
    }

    /** Keeps its peer ID, for those who want to ask for it. */
    void setPeerId(PeerId peerId) {
        this.peerId = peerId;
    }

    /** What others ask for; null if it is not kept. */
    public PeerId peerId() {
        return peerId;
    }

    /** Whether the server asked it for a sign of life, or answered it, since {@link #forgetPing}. */
    public boolean wasHeardOf() {
        return asked;
    }

    /** A ping that was not answered yet is not waited for any more. */
    public void forgetPing() {
        asked = false;
        pingSent = 0;
    }
}
