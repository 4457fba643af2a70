package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.common.RandomSource;
import java.util.Set;

/** Key pairs made as they are needed, each for one agreement. Immutable. */
record EphemeralKeys(Set<DiffieHellmanGroup> groups) implements NearKeys {

    EphemeralKeys {
        groups = Set.copyOf(groups);
    }

    @Override
    public boolean areStatic() {
        return false;
    }

    @Override
    public boolean support(DiffieHellmanGroup group) {
        return groups.contains(group);
    }

    @Override
    public DiffieHellmanKeyPair take(DiffieHellmanGroup group, RandomSource random) {
        return DiffieHellmanKeyPair.generate(group, random);
    }
}
