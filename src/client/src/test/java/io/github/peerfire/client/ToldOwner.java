package io.github.peerfire.client;

import java.util.List;

/** Notes by name what a leg tells its call. */
record ToldOwner(List<String> told) implements CallLeg.Owner {

    @Override
    public void hash(String own) {
        told.add("hash");
    }

    @Override
    public void ready(CallLeg ready) {
        told.add("ready");
    }

    @Override
    public void lost(CallLeg lost) {
        told.add("lost");
    }

    @Override
    public void insecure() {
        told.add("insecure");
    }
}
