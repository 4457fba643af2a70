package io.github.peerfire.rendezvous.trace;

import java.util.Locale;

/** How an introduction stands or ended. */
public enum IntroductionOutcome {
    /** The policy has not answered yet. */
    PENDING,
    /** Both were told of each other; whether they reach each other shows within seconds. */
    INTRODUCED,
    /** The asker said that it has heard from the other. */
    ANSWERED,
    /**
     * The asker stopped asking before its time was over, and is a client that does not say why: it heard from the
     * other, its user gave up, or its network failed.
     */
    STOPPED_ASKING,
    /** They reach each other through the relay. */
    RELAYED,
    /** The asker kept asking until its time was over: what lies between them, NATs mostly, lets nothing through. */
    UNREACHED,
    /**
     * The asker stopped asking before its time was over, and would have said so if it had heard from the other: its
     * user gave up, or its network failed.
     */
    GAVE_UP,
    /** Nobody with that peer ID was connected, as far as is remembered. */
    UNKNOWN_PEER,
    /** Who has that peer ID had disconnected, or disconnected meanwhile. */
    OFFLINE,
    /** The asker disconnected before an answer could show, which its silence does within two seconds. */
    ASKER_LEFT,
    /** The policy said no. */
    FORBIDDEN,
    /** They might be introduced, but the asker's developer key had all introductions that it may have in a minute. */
    OVER_QUOTA,
    /** The policy did not answer in time, or failed. */
    NO_DECISION,
    /** The asker asked for more, or the other was asked for by more, than may be. */
    LIMITED,
    /** The asker asked for itself. */
    SELF;

    /** The key of a sentence for people that explains it, such as {@code introduction.outcome.unknown-peer}. */
    public String explanationKey() {
        return "introduction.outcome." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
