package io.github.peerfire.netty.turn;

import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** An allocation in virtual time, with a test in the server's place; what a real one does, other tests ask coturn. */
final class AllocationBench implements TurnAllocation.Listener {

    static final InetSocketAddress LENT = new InetSocketAddress("192.0.2.15", 50_000);
    static final int LIFETIME = 600;

    final List<InetSocketAddress> lent = new ArrayList<>();
    final List<TurnFailure> failures = new ArrayList<>();
    final TurnAllocation allocation;
    final RelayedDatagram received = new RelayedDatagram();
    long now = 7 * Time.SECOND;

    AllocationBench(TurnServer server) {
        allocation = new TurnAllocation(server, new Random(1)::nextBytes, this);
        allocation.start(now);
    }

    /** With addresses lent. */
    static AllocationBench allocated() {
        AllocationBench bench = new AllocationBench(TurnServer.parse("turn:turn.example.net"));
        bench.accept(bench.next());
        return bench;
    }

    /** The next message for the server; null if there is none. */
    StunMessage next() {
        byte[] datagram = allocation.poll(now);
        return datagram == null ? null : StunMessage.decode(datagram, 0, datagram.length);
    }

    /** All that there are for the server. */
    List<StunMessage> all() {
        List<StunMessage> messages = new ArrayList<>();
        for (StunMessage message = next(); message != null; message = next()) {
            messages.add(message);
        }
        return messages;
    }

    StunWriter answer(StunMessage request, StunClass kind) {
        return new StunWriter().begin(request.method(), kind, request.transactionId());
    }

    /** Answers an Allocate, Refresh, CreatePermission or ChannelBind with what its client wants to hear. */
    void accept(StunMessage request) {
        StunWriter answer = answer(request, StunClass.SUCCESS);
        if (request.method() == StunMethod.ALLOCATE) {
            answer.xorAddress(StunAttribute.XOR_RELAYED_ADDRESS, LENT);
        }
        if (request.method() == StunMethod.ALLOCATE || request.method() == StunMethod.REFRESH) {
            answer.uint32(StunAttribute.LIFETIME, LIFETIME);
        }
        receive(answer.message());
    }

    void refuse(StunMessage request, int code) {
        receive(refusal(request, code).message());
    }

    StunWriter refusal(StunMessage request, int code) {
        return answer(request, StunClass.ERROR)
                .attribute(StunAttribute.ERROR_CODE, new byte[] {0, 0, (byte) (code / 100), (byte) (code % 100)});
    }

    boolean receive(byte[] datagram) {
        return allocation.receive(datagram, 0, datagram.length, received, now);
    }

    /** The datagram for the server that one for a peer becomes; empty if it has to wait. */
    byte[] send(InetSocketAddress peer, int length) {
        byte[] target = new byte[length + TurnAllocation.OVERHEAD];
        int wrapped = allocation.wrap(peer, new byte[length], length, target, now);
        return Arrays.copyOf(target, wrapped);
    }

    /** Lets time pass, with all timers on the way. */
    void pass(long time) {
        long end = now + time;
        while (allocation.nextDeadline() <= end) {
            now = Math.max(now, allocation.nextDeadline());
            allocation.handleTimeout(now);
        }
        now = end;
    }

    @Override
    public void allocated(List<InetSocketAddress> relayed) {
        lent.addAll(relayed);
    }

    @Override
    public void failed(TurnFailure failure) {
        failures.add(failure);
    }
}
