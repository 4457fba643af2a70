package io.github.peerfire.flash;

/**
 * What a stream has carried so far, as seen from one end: ActionScript's class of that name. For a published stream the
 * sum over all its subscribers.
 *
 * <pre>{@code
 * stream.info().thenAccept(info -> log.info("{} B/s of audio, {} ms, {} frames dropped",
 *         info.audioBytesPerSecond(), info.smoothedRoundTripMilliseconds(), info.droppedFrames()));
 * }</pre>
 *
 * <p>Bytes are those of tags and of encoded data messages, without headers. Sent messages count when they are handed to
 * the transport, received ones when they arrive. A snapshot: it does not change.
 *
 * @param maxBytesPerSecond the most that went in any second, all kinds together
 * @param droppedMessages audio and video that were not sent because too much was waiting already, or came malformed
 * @param droppedFrames pictures that were not sent, or were given up before they arrived; at the player, at least as
 *     many never came
 * @param bufferedBytes at the publisher waiting to be sent or acknowledged, at the player to be delivered
 * @param bufferMilliseconds how much of the time line waits in a player's buffer ({@link PlayedStream#bufferTime})
 * @param smoothedRoundTripMilliseconds of the session with the far end; of a published stream the largest; 0 without
 * @param piecesSent how many pieces of data this end sent in those sessions, repetitions included
 * @param piecesLost how many of them it found lost; most were sent again
 */
public record NetStreamInfo(
        TrafficInfo audio,
        TrafficInfo video,
        TrafficInfo data,
        double maxBytesPerSecond,
        long droppedMessages,
        long droppedFrames,
        long bufferedBytes,
        double bufferMilliseconds,
        double smoothedRoundTripMilliseconds,
        long piecesSent,
        long piecesLost) {

    /** The share of the pieces of data that this end sent in those sessions and found lost, 0 to 1. */
    public double packetLossRate() {
        return piecesSent == 0 ? 0 : (double) piecesLost / piecesSent;
    }

    /** How many audio messages. */
    public long audioMessages() {
        return audio.messages();
    }

    /** Of audio, without headers. */
    public long audioBytes() {
        return audio.bytes();
    }

    /** Of audio, over the last second. */
    public double audioBytesPerSecond() {
        return audio.bytesPerSecond();
    }

    /** The share of audio messages that never arrived, 0 to 1. */
    public double audioLossRate() {
        return audio.lossRate();
    }

    /** How many video messages. */
    public long videoMessages() {
        return video.messages();
    }

    /** Of video, without headers. */
    public long videoBytes() {
        return video.bytes();
    }

    /** Of video, over the last second. */
    public double videoBytesPerSecond() {
        return video.bytesPerSecond();
    }

    /** The share of video messages that never arrived, 0 to 1. */
    public double videoLossRate() {
        return video.lossRate();
    }

    /** How many data messages. */
    public long dataMessages() {
        return data.messages();
    }

    /** Of data, without headers. */
    public long dataBytes() {
        return data.bytes();
    }

    /** Of data, over the last second. */
    public double dataBytesPerSecond() {
        return data.bytesPerSecond();
    }

    /** All kinds together. */
    public long byteCount() {
        return audio.bytes() + video.bytes() + data.bytes();
    }

    /** All kinds together, over the last second. */
    public double currentBytesPerSecond() {
        return audio.bytesPerSecond() + video.bytesPerSecond() + data.bytesPerSecond();
    }
}
