package io.github.peerfire.rtmfp.congestion;

/**
 * What one received packet told about the near end's user data (RFC 7016 Appendix A.2).
 *
 * @param outstandingBefore bytes in flight before the packet was processed (PRE_ACK_OUTSTANDING)
 * @param acknowledged bytes it newly acknowledged (ACKED_BYTES_THIS_PACKET)
 * @param anyAcknowledgement whether it held an acknowledgement (ANY_ACKS)
 * @param anyNegative whether a fragment sent earlier was passed over (ANY_NAKS)
 * @param anyLoss whether a fragment is now considered lost (ANY_LOSS); only the first loss
 *     of what was sent since the last one counts, as RFC 5681 reacts once in a round trip
 * @param timeCriticalSent whether time critical data went out on this session within the last 800 ms (TC_SENT)
 * @param fastGrowAllowed whether no other session's time critical data asks to yield (FASTGROW_ALLOWED)
 */
public record CongestionFeedback(
        long outstandingBefore,
        long acknowledged,
        boolean anyAcknowledgement,
        boolean anyNegative,
        boolean anyLoss,
        boolean timeCriticalSent,
        boolean fastGrowAllowed) {
}
