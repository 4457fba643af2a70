package io.github.peerfire.client;

import io.github.peerfire.flash.FarPath;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.amf.AmfUndefined;
import io.github.peerfire.flash.amf.AmfValue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Finds out what the network lets through, by asking the rendezvous, or by not reaching it. */
final class NetworkDiagnosis {

    private final RendezvousKeeper keeper;
    private final Binder binder;
    private final BooleanSupplier xmpp;

    NetworkDiagnosis(RendezvousKeeper keeper, Binder binder, BooleanSupplier xmpp) {
        this.keeper = keeper;
        this.binder = binder;
        this.xmpp = xmpp;
    }

    /** Never fails. On the client's thread. */
    CompletableFuture<Diagnosis> find() {
        if (!xmpp.getAsBoolean()) {
            return CompletableFuture.completedFuture(Diagnosis.NO_XMPP);
        }
        return keeper.live().thenCompose(binding -> ask(binding.connection()))
                .exceptionally(failure -> unreached(failure, binder.hasRelays()));
    }

    static Diagnosis unreached(Throwable failure, boolean relays) {
        if (!Failures.isSilence(failure)) {
            return Diagnosis.UNKNOWN;
        }
        return relays ? Diagnosis.UDP_BLOCKED_DESPITE_RELAY : Diagnosis.UDP_BLOCKED;
    }

    private static CompletableFuture<Diagnosis> ask(NetConnection connection) {
        boolean relays = !connection.relayedAddresses().isEmpty();
        return connection.call("checkConnectivity")
                .exceptionally(failure -> AmfUndefined.UNDEFINED)
                .thenCombine(connection.serverPath(), (told, path) -> judge(told, path, relays));
    }

    /**
     * What the rendezvous' answer means.
     *
     * @param told the answer to {@code checkConnectivity}
     * @param path how the rendezvous is reached
     * @param relays whether a TURN server lent us an address
     */
    static Diagnosis judge(AmfValue told, FarPath path, boolean relays) {
        if (path.relayed()) {
            return Diagnosis.UDP_ONLY_BY_RELAY;
        }
        boolean helped = relays || told.property("relay").asBoolean().orElse(false);
        return switch (told.property("verdict").asText().orElse("")) {
            case "direct" -> Diagnosis.OPEN;
            case "usual" -> Diagnosis.USUAL;
            case "difficult" -> helped ? Diagnosis.DIFFICULT_NAT_WITH_RELAY : Diagnosis.DIFFICULT_NAT;
            default -> Diagnosis.UNKNOWN;
        };
    }
}
