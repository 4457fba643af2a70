package io.github.peerfire.rtmfp.chunk;

/**
 * What a flow's receiver has received, in either of two encodings (RFC 7016 §2.3.13, §2.3.14): every sequence number
 * from 0 to {@link #cumulativeAck}, and ascending ranges above it.
 */
public sealed interface DataAcknowledgement extends Chunk
        permits DataAcknowledgementBitmap, DataAcknowledgementRanges {

    /** The flow, unsigned. */
    long flowId();

    /** Blocks of 1024 bytes that the receiver can take, unsigned. */
    long bufferBlocksAvailable();

    /** The highest number of the first range, which starts at 0; at most {@code Long.MAX_VALUE}. */
    long cumulativeAck();

    /** Ascending ranges above {@link #cumulativeAck} that do not touch: first and last number of each in turn. */
    long[] ranges();
}
