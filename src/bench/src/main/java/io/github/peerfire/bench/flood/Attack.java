package io.github.peerfire.bench.flood;

/** A kind of packet that a stranger may send; numbers are those of the attacks in the documentation of tests. */
public enum Attack {
    /** Hellos that are as they should be, but nothing comes after them (A1, A7). */
    HELLO,
    /** Hellos that are much shorter than their answers (A1). */
    SHORT_HELLO,
    /** Keyings with good cookies, each to be computed anew (A5, A6). */
    KEYING,
    /** The same keying again and again (A5, A11). */
    REPEATED_KEYING,
    /** Keyings with cookies that nobody gave (A3). */
    FORGED_COOKIE,
    /** Keyings with cookies that were given to others (A4). */
    FOREIGN_COOKIE,
    /** Keyings with keys that lead to no secret (A14). */
    DEGENERATE_KEY,
    /** Questions for peers that nobody knows, from nobody who is known (A2, A24). */
    LOOKUP,
    /** Hellos as if they had been forwarded (A22, A32). */
    FORWARDED_HELLO,
    /** Chunks that have no meaning, or none here (A32). */
    UNKNOWN_CHUNK,
    /** Chunks whose lengths lie (A26). */
    MALFORMED,
    /** Fragments of packets that are never whole (A27). */
    FRAGMENT,
    /** Noise, as if for sessions (A15). */
    NOISE
}
