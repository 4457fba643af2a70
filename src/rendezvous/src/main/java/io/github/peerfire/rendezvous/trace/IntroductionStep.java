package io.github.peerfire.rendezvous.trace;

/** What happened in an introduction. */
public enum IntroductionStep {
    /** The asker's hello came, the first one or another one. */
    ASKED,
    /** The policy allowed it. */
    PERMITTED,
    /** The policy refused it, failed, or did not answer in time. */
    REFUSED,
    /** The asker was told addresses; how many is the step's count. */
    REDIRECTED,
    /** The asker's hello was forwarded; to how many of its addresses the other is to reply is the step's count. */
    FORWARDED,
    /** The asker said that it had heard from the other. */
    ANSWERED,
    /** A NAT was seen to use one port for each far end: guessed ports were told; how many is the step's count. */
    PREDICTED,
    /** The relay of last resort was offered to both. */
    RELAY_OFFERED,
    /** The first packets went through the relay in both directions. */
    RELAYED,
    /** One more hello than the asker or the other may have at a time; it was passed over. */
    LIMITED,
    /** The asker disconnected. */
    ASKER_LEFT,
    /** The one who was asked for disconnected. */
    TARGET_LEFT
}
