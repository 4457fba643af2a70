package io.github.peerfire.flash.crypto;

import java.util.ArrayList;
import java.util.List;

/**
 * Ciphers that the sessions of one endpoint take turns to use. To set a key takes longer than to encrypt a short
 * packet: who comes back soon gets one to keep, until too many others do; all others share one. Confined to one thread.
 */
final class KeyedCiphers {

    /** How many are kept, about a kilobyte each, and what is soon: after so many who did not find their key set. */
    static final int CAPACITY = 8_192;

    private final int mode;
    private final int capacity;
    private final KeyedCipher shared;
    private final List<KeyedCipher> kept = new ArrayList<>();
    private int hand;
    private int misses;

    /** @param mode see {@link KeyedCipher} */
    KeyedCiphers(int mode, int capacity) {
        this.mode = mode;
        this.capacity = capacity;
        this.shared = new KeyedCipher(mode);
        this.hand = capacity - 1;
    }

    /** Counts somebody who did not find its key set; returns how many did not, so far. */
    int missed() {
        return ++misses;
    }

    /** Whether that many were counted a short while ago. */
    boolean isRecent(int count) {
        return misses - count < capacity;
    }

    /** Whether a cipher with that key is what was lent last. */
    boolean hasLent(PacketKey key) {
        return shared.stillHas(key);
    }

    /** A cipher with that key, until the next one is lent. */
    KeyedCipher lend(PacketKey key) {
        shared.set(key);
        return shared;
    }

    /** A cipher with that key, which stays set at least until everybody who has one had time to come back. */
    KeyedCipher keep(PacketKey key) {
        KeyedCipher next = next();
        next.set(key);
        return next;
    }

    private KeyedCipher next() {
        if (kept.size() < capacity) {
            kept.add(new KeyedCipher(mode));
            return kept.get(kept.size() - 1);
        }
        // Each is passed over once at most.
        do {
            hand = (hand + 1) % capacity;
        } while (kept.get(hand).wasWanted());
        return kept.get(hand);
    }
}
