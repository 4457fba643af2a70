package io.github.peerfire.client;

import io.github.peerfire.flash.crypto.PeerId;
import java.util.Arrays;
import java.util.Optional;

/** Whether the other side's session is ours (ProtoXEP 6.6). Lives on the client's thread. */
final class CallVerification {

    private final String sid;
    private final boolean initiator;
    private final boolean demanded;
    private final PeerId near;
    private final PeerId far;
    private byte[] nearNonce;
    private byte[] farNonce;
    private CallProof proof;
    private Optional<String> farHash = Optional.empty();
    private boolean farHashServed;

    /**
     * Makes one that knows no session yet.
     *
     * @param demanded whether both sides can read nonces, so that the other side's hash must come
     */
    CallVerification(String sid, boolean initiator, boolean demanded, PeerId near, PeerId far) {
        this.sid = sid;
        this.initiator = initiator;
        this.demanded = demanded;
        this.near = near;
        this.far = far;
    }

    /** The session is open; true if it was not known before. */
    boolean sessionOpened(byte[] sessionNearNonce, byte[] sessionFarNonce) {
        if (proof != null && Arrays.equals(nearNonce, sessionNearNonce) && Arrays.equals(farNonce, sessionFarNonce)) {
            return false;
        }
        if (farHashServed) {
            // ProtoXEP 6.6: a new session means new values.
            farHash = Optional.empty();
        }
        nearNonce = sessionNearNonce;
        farNonce = sessionFarNonce;
        proof = initiator
                ? CallProof.ofInitiator(nearNonce, farNonce, sid, near, far)
                : CallProof.ofResponder(nearNonce, farNonce, sid, near, far);
        return true;
    }

    /** What the other side sent. */
    void takeFarHash(String hash) {
        farHash = Optional.of(hash);
        farHashServed = false;
    }

    boolean isDemanded() {
        return demanded;
    }

    boolean knowsSession() {
        return proof != null;
    }

    /** Ours, once the session is known. */
    String ownHash() {
        return proof.hash(initiator);
    }

    /** The digits for both users, once the session is known. */
    String code() {
        return proof.code();
    }

    /** Whether the other side's came and is right, or none is demanded. */
    boolean isVerified() {
        boolean right = knowsSession() && farHash.filter(hash -> proof.isHash(!initiator, hash)).isPresent();
        farHashServed |= right;
        return right || knowsSession() && !demanded;
    }

    /** Whether the other side's came. */
    boolean hasFarHash() {
        return farHash.isPresent();
    }
}
