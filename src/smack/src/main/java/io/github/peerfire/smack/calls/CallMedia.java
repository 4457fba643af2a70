package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.element.RtmfpTransport;

/** The media of one call, as far as the machines care. Called on the calls' thread; must not block. */
public interface CallMedia {

    /** Our address and the stream that we publish, for session-initiate and session-accept. */
    RtmfpTransport transport();

    /**
     * Publishes our stream for the far peer only, opens the peer-to-peer session, plays the far stream (ProtoXEP 6.4),
     * and verifies the session if both sides can (6.6).
     *
     * @param far the far side's address
     * @param listener may be called from any thread
     */
    void connect(RtmfpTransport far, Listener listener);

    /** The far side's value of ProtoXEP 6.6; may come before the session is open. */
    void takeFarHash(String hash);

    /** Unpublishes and closes all that belongs to the call. Idempotent. */
    void close();

    /** What media tell the machine. */
    interface Listener {

        /** Our value of ProtoXEP 6.6 is known and has to be sent. */
        void hash(String own);

        /** Media can flow in each sending direction, and the session is verified. */
        void ready();

        /** The peer-to-peer session is gone; the media try to restore it. */
        void lost();

        /** There is no peer-to-peer session and will be none. */
        void failed();

        /** The far side's value is wrong or did not come. */
        void insecure();
    }
}
