package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.session.HandOver;
import io.github.peerfire.rtmfp.session.KeyingRoom;
import io.github.peerfire.rtmfp.session.SessionShare;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** What the drivers have in common that are one endpoint to others: their time line, and a way to each other. */
final class LoopGroup implements HandOver {

    private final long origin = System.nanoTime();
    private final byte[] secret;
    private final KeyingRoom keyingRoom;
    private final AtomicReferenceArray<HandedOver> members;

    /** @param secret what cookies are made from */
    LoopGroup(int count, byte[] secret) {
        this.members = new AtomicReferenceArray<>(count);
        this.secret = secret;
        this.keyingRoom = new KeyingRoom(count);
    }

    /** Of one driver by itself. */
    static LoopGroup ofOne() {
        return new LoopGroup(1, null);
    }

    /** The nanoseconds since all of them began. */
    long now() {
        return System.nanoTime() - origin;
    }

    SessionShare share(int index) {
        return members.length() == 1 ? SessionShare.ALL
                : new SessionShare(index, members.length(), secret, this, keyingRoom);
    }

    /** From now on this one takes what is its own. */
    void put(int index, HandedOver taker) {
        members.set(index, taker);
    }

    @Override
    public boolean take(
            int index, byte[] datagram, int offset, int length, InetSocketAddress source, int interfaceId) {
        HandedOver taker = index < members.length() ? members.get(index) : null;
        return taker != null && taker.offer(Arrays.copyOfRange(datagram, offset, offset + length), source, interfaceId);
    }
}
