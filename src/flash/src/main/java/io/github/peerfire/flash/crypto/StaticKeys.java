package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.common.RandomSource;
import java.util.EnumMap;
import java.util.Map;

/** Key pairs that last as long as the identity (RFC 7425 §4.3.3.5), one for each group. Immutable. */
record StaticKeys(Map<DiffieHellmanGroup, DiffieHellmanKeyPair> pairs) implements NearKeys {

    StaticKeys {
        pairs = new EnumMap<>(pairs);
    }

    @Override
    public boolean areStatic() {
        return true;
    }

    @Override
    public boolean support(DiffieHellmanGroup group) {
        return pairs.containsKey(group);
    }

    @Override
    public DiffieHellmanKeyPair take(DiffieHellmanGroup group, RandomSource random) {
        return pairs.get(group);
    }
}
