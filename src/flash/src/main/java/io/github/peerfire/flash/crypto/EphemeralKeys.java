package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.common.RandomSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Key pairs made as they are needed, each for one agreement or a limited number of them. Safe to use from several
 * threads.
 */
final class EphemeralKeys implements NearKeys {

    private final Set<DiffieHellmanGroup> groups;
    private final int uses;
    private final Map<DiffieHellmanGroup, Current> current = new EnumMap<>(DiffieHellmanGroup.class);

    EphemeralKeys(Set<DiffieHellmanGroup> groups, int uses) {
        this.groups = groups;
        this.uses = uses;
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
    public synchronized DiffieHellmanKeyPair take(DiffieHellmanGroup group, RandomSource random) {
        Current last = current.get(group);
        if (last == null || last.usesLeft == 0) {
            last = new Current(DiffieHellmanKeyPair.generate(group, random), uses);
            current.put(group, last);
        }
        last.usesLeft--;
        return last.pair;
    }

    @Override
    public boolean needExtraRandomness() {
        return uses > 1;
    }

    /** Forgets the keys in use, so that the next agreements take fresh ones. */
    synchronized void renew() {
        current.clear();
    }

    private static final class Current {

        private final DiffieHellmanKeyPair pair;
        private int usesLeft;

        private Current(DiffieHellmanKeyPair pair, int usesLeft) {
            this.pair = pair;
            this.usesLeft = usesLeft;
        }
    }
}
