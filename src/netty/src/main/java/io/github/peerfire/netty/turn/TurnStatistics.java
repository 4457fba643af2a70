package io.github.peerfire.netty.turn;

/**
 * What went through one allocation and what was done for it, counted since it began. Confined to the allocation's
 * thread.
 */
public final class TurnStatistics {

    private long channelDataSent;
    private long channelDataReceived;
    private long indicationsSent;
    private long refreshes;
    private long channelsBound;
    private long dropped;

    TurnStatistics() {
    }

    /** Datagrams to peers through channels. */
    public long channelDataSentCount() {
        return channelDataSent;
    }

    /** Datagrams from peers through channels. */
    public long channelDataReceivedCount() {
        return channelDataReceived;
    }

    /** Datagrams to peers without channel. */
    public long indicationsSentCount() {
        return indicationsSent;
    }

    /** How often the allocation was renewed. */
    public long refreshesCount() {
        return refreshes;
    }

    /** Channels that were bound or renewed. */
    public long channelsBoundCount() {
        return channelsBound;
    }

    /** Datagrams in either direction that were dropped: malformed, of nobody, unproven, or too many. */
    public long droppedCount() {
        return dropped;
    }

    void channelDataSent() {
        channelDataSent++;
    }

    void channelDataReceived() {
        channelDataReceived++;
    }

    void indicationSent() {
        indicationsSent++;
    }

    void refreshed() {
        refreshes++;
    }

    void channelBound() {
        channelsBound++;
    }

    void dropped() {
        dropped++;
    }
}
