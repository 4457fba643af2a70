package io.github.peerfire.client;

import io.github.peerfire.smack.jingle.element.SessionHash;

/**
 * One session that a call uses or has used, and what both sides said of it (ProtoXEP 6.6). Lives on the client's
 * thread.
 */
final class SessionProof {

    private final CallProof proof;
    private final boolean initiator;
    private boolean told;
    private boolean shared;
    private boolean toldShared;
    private boolean answered;
    private boolean verified;

    /** @param initiator whether this side is the initiator of the call */
    SessionProof(CallProof proof, boolean initiator) {
        this.proof = proof;
        this.initiator = initiator;
    }

    /** Our value. */
    String ownHash() {
        return proof.hash(initiator);
    }

    /** Whether a value is the other side's of this session. */
    boolean isFarHash(String hash) {
        return proof.isHash(!initiator, hash);
    }

    /** The digits for both users. */
    String code() {
        return proof.code();
    }

    /** The other side's value came. */
    void verify() {
        verified = true;
    }

    boolean isVerified() {
        return verified;
    }

    /** The other side uses it in this call. */
    void share() {
        shared = true;
    }

    boolean isShared() {
        return shared;
    }

    /** Whether the other side has not been told yet what is to be told. */
    boolean isNew(boolean asShared) {
        return asShared ? !toldShared : !told;
    }

    /** What is to be told; counts as told from now on. */
    SessionHash tell(boolean asShared) {
        told = true;
        toldShared |= asShared;
        return new SessionHash(ownHash(), asShared);
    }

    /** The other side's device has our value. */
    void answer() {
        answered = true;
    }

    boolean isAnswered() {
        return answered;
    }
}
