package io.github.peerfire.flash.tag;

/** What kind of picture a video tag holds; the ordinal is the number on the wire. */
public enum VideoFrameType {
    /** 0: without meaning. Stands for 6 and 7, too. */
    RESERVED,
    /** 1: can be decoded without any other. */
    KEY,
    /** 2: depends on those before it. */
    INTER,
    /** 3: depends on those before it, and none depends on it; of H.263 only. */
    DISPOSABLE_INTER,
    /** 4: a key frame that a server made. */
    GENERATED_KEY,
    /** 5: no picture, but a command. */
    COMMAND;

    static VideoFrameType of(int number) {
        return number < values().length ? values()[number] : RESERVED;
    }
}
