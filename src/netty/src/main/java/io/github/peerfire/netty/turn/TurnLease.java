package io.github.peerfire.netty.turn;

import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.util.List;

/** The addresses that a server lends for a while: asked for, renewed in time, and given back (RFC 8656 §7, §8). */
final class TurnLease {

    /** RFC 8656 §3.2: the default lifetime in seconds; some servers give theirs to those only who ask for one. */
    private static final int USUAL_LIFETIME = 600;
    private static final long LONGEST_MARGIN = 60 * Time.SECOND;
    private static final int UDP = 17 << 24;
    private static final int IPV6 = 2 << 24;

    /** Is told what becomes of it. */
    interface Owner {

        /** The addresses are there. */
        void lent(long now);

        /** There are none, or not any more. */
        void failed(TurnError error);
    }

    private final TurnTransactions transactions;
    private final TurnStatistics statistics;
    private final Owner owner;
    private List<InetSocketAddress> addresses = List.of();
    private boolean onlyIpv6;
    private long renewalAt = Time.NEVER;

    TurnLease(TurnTransactions transactions, TurnStatistics statistics, Owner owner) {
        this.transactions = transactions;
        this.statistics = statistics;
        this.owner = owner;
    }

    /** Those that are lent at the moment, one of each family at the most. */
    List<InetSocketAddress> addresses() {
        return addresses;
    }

    /** Asks for addresses. */
    void begin(long now) {
        transactions.ask(new AllocateRequest(), now);
    }

    /** When it has to be renewed; {@link Time#NEVER} while there is none, or the server is asked already. */
    long renewalAt() {
        return renewalAt;
    }

    void renew(long now) {
        renewalAt = Time.NEVER;
        transactions.ask(new RefreshRequest(USUAL_LIFETIME), now);
    }

    /** Nothing is lent any more. */
    void end() {
        addresses = List.of();
        renewalAt = Time.NEVER;
    }

    /** Tells the server that nothing has to be lent any more. */
    void giveBack() {
        transactions.tell(new RefreshRequest(0));
    }

    /** The server says for how long. */
    private void lastsAs(StunMessage response, long now) {
        long seconds = response.uint32(StunAttribute.LIFETIME);
        long lifetime = (seconds <= 0 ? USUAL_LIFETIME : seconds) * Time.SECOND;
        // Early enough that a request can be lost some times.
        renewalAt = now + lifetime - Math.min(LONGEST_MARGIN, lifetime / 4);
    }

    /** RFC 8656 §7. */
    private final class AllocateRequest implements TurnRequest {

        @Override
        public StunMethod method() {
            return StunMethod.ALLOCATE;
        }

        @Override
        public void write(StunWriter message) {
            message.uint32(StunAttribute.REQUESTED_TRANSPORT, UDP);
            message.uint32(StunAttribute.LIFETIME, USUAL_LIFETIME);
            // RFC 8656 §7.1: never both; an additional one may be passed over by those who do not know it
            if (onlyIpv6) {
                message.uint32(StunAttribute.REQUESTED_ADDRESS_FAMILY, IPV6);
            } else {
                message.uint32(StunAttribute.ADDITIONAL_ADDRESS_FAMILY, IPV6);
                message.uint32(StunAttribute.DRAFT_ADDITIONAL_ADDRESS_FAMILY, IPV6);
            }
        }

        @Override
        public void succeeded(StunMessage response, long now) {
            addresses = List.copyOf(response.xorAddresses(StunAttribute.XOR_RELAYED_ADDRESS));
            if (addresses.isEmpty()) {
                owner.failed(new TurnError(TurnError.NOT_UNDERSTOOD));
            } else {
                lastsAs(response, now);
                owner.lent(now);
            }
        }

        @Override
        public void failed(TurnError error, long now) {
            if (error.code() == TurnError.ADDRESS_FAMILY_NOT_SUPPORTED && !onlyIpv6) {
                onlyIpv6 = true;
                begin(now);
            } else {
                owner.failed(error);
            }
        }
    }

    /** RFC 8656 §8. */
    private final class RefreshRequest implements TurnRequest {

        private final int lifetime;

        /** @param lifetime seconds; 0 gives the addresses back */
        RefreshRequest(int lifetime) {
            this.lifetime = lifetime;
        }

        @Override
        public StunMethod method() {
            return StunMethod.REFRESH;
        }

        @Override
        public void write(StunWriter message) {
            message.uint32(StunAttribute.LIFETIME, lifetime);
        }

        @Override
        public void succeeded(StunMessage response, long now) {
            statistics.refreshed();
            lastsAs(response, now);
        }

        @Override
        public void failed(TurnError error, long now) {
            owner.failed(error);
        }
    }
}
