package io.github.peerfire.netty.turn;

/** The channel numbers of an allocation (RFC 8656 §12), and the four bytes before what goes through a channel. */
final class TurnChannels {

    static final int HEADER_LENGTH = 4;

    private static final int FIRST = 0x4000;
    private static final int LAST = 0x4fff;

    private final TurnPeer[] peers = new TurnPeer[LAST - FIRST + 1];
    private int used;

    /** A number for a peer; {@link TurnPeer#NO_CHANNEL} if all have been used: none is ever used for another peer. */
    int assign(TurnPeer peer) {
        if (used == peers.length) {
            return TurnPeer.NO_CHANNEL;
        }
        peers[used] = peer;
        return FIRST + used++;
    }

    /** Whose channel it is; null if nobody's. */
    TurnPeer peer(int number) {
        return number < FIRST || number > LAST ? null : peers[number - FIRST];
    }

    /** The peer is gone. */
    void forget(TurnPeer peer) {
        if (peer.channel != TurnPeer.NO_CHANNEL) {
            peers[peer.channel - FIRST] = null;
        }
    }

    /** Whether a datagram came through a channel, by its first byte. */
    static boolean isChannelData(byte[] datagram, int offset, int length) {
        return length >= HEADER_LENGTH && (datagram[offset] & 0xf0) == 0x40;
    }

    static int number(byte[] datagram, int offset) {
        return (datagram[offset] & 0xff) << 8 | datagram[offset + 1] & 0xff;
    }

    /** Bytes of what came through the channel; negative if they are not there. */
    static int dataLength(byte[] datagram, int offset, int length) {
        int data = (datagram[offset + 2] & 0xff) << 8 | datagram[offset + 3] & 0xff;
        return data > length - HEADER_LENGTH ? -1 : data;
    }

    /** Writes the header; nothing is padded over UDP (RFC 8656 §12.4). */
    static void writeHeader(int number, int dataLength, byte[] target) {
        target[0] = (byte) (number >> 8);
        target[1] = (byte) number;
        target[2] = (byte) (dataLength >> 8);
        target[3] = (byte) dataLength;
    }
}
