package io.github.peerfire.client;

import io.github.peerfire.smack.jingle.element.SessionHash;
import java.util.List;

/** Notes by name what a leg and its verification tell their call. */
record ToldOwner(List<String> told) implements CallLeg.Owner, CallVerification.Owner {

    @Override
    public void hash(SessionHash own, Runnable answered) {
        told.add(own.shared() ? "shared hash" : "hash");
    }

    @Override
    public void judge() {
        // The test asks the leg.
    }

    @Override
    public boolean uses(SessionProof session) {
        return true;
    }

    @Override
    public void insecure() {
        told.add("insecure");
    }

    @Override
    public void ready(CallLeg ready) {
        told.add("ready");
    }

    @Override
    public void held(CallLeg held) {
        told.add("held");
    }

    @Override
    public void lost(CallLeg lost) {
        told.add("lost");
    }
}
