package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.element.Candidate;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import io.github.peerfire.smack.jingle.element.SessionHash;
import java.util.List;
import java.util.Optional;

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
    void takeFarHash(SessionHash hash);

    /** Addresses of the far side that came late, in transport-info (ProtoXEP 6.3). */
    void takeFarCandidates(List<Candidate> candidates);

    /**
     * A stream of the far side, on the same session, as content-add and content-accept name it; mostly known already.
     */
    void takeFarStream(String name);

    /**
     * What is to be sent and rendered from now on, and within what rate. Told before {@link #connect}, and again at
     * each change: of contents, of who sends, of holding and muting, of rates and codecs.
     */
    void arrange(CallContents contents);

    /**
     * Our present address with a new stream, for transport-replace and transport-accept.
     *
     * @return empty while no rendezvous knows us; {@link Listener#moved} tells when one does
     */
    Optional<RtmfpTransport> renew();

    /**
     * After transport-replace and transport-accept: publishes the stream that {@link #renew} named last, plays the
     * far one at its address, verifies the new session, then drops the old streams (ProtoXEP 6.6, 6.7).
     */
    void reconnect(RtmfpTransport far);

    /** Unpublishes and closes all that belongs to the call. Idempotent. */
    void close();

    /** What media tell the machine. */
    interface Listener {

        /**
         * Our value of ProtoXEP 6.6 is known and has to be sent.
         *
         * @param answered is run on the calls' thread once the other side's device has it
         */
        void hash(SessionHash own, Runnable answered);

        /** Media can flow in each sending direction, and the session is verified. */
        void ready();

        /** The peer-to-peer session is gone; the media try to restore it. */
        void lost();

        /** There is no peer-to-peer session and will be none. */
        void failed();

        /** The far side has another session than this one, with somebody in between. */
        void insecure();

        /** We have a new peer ID; peer-to-peer sessions that live go on under the old one (ProtoXEP 7.6). */
        void moved();

        /** More addresses of ours are known. */
        void candidates(List<Candidate> own);
    }
}
