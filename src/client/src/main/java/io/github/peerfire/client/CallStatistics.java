package io.github.peerfire.client;

import io.github.peerfire.flash.NetStreamInfo;
import java.util.Optional;

/**
 * What the streams of a call have carried.
 *
 * @param sent by ours; empty before there is one
 * @param received by theirs; empty before there is one
 */
public record CallStatistics(Optional<NetStreamInfo> sent, Optional<NetStreamInfo> received) {

    /** Nothing yet. */
    static final CallStatistics NONE = new CallStatistics(Optional.empty(), Optional.empty());

    CallStatistics withSent(NetStreamInfo info) {
        return new CallStatistics(Optional.of(info), received);
    }

    CallStatistics withReceived(NetStreamInfo info) {
        return new CallStatistics(sent, Optional.of(info));
    }
}
