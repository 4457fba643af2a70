package io.github.peerfire.rendezvous.check;

import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check found. What could not be found out is empty.
 *
 * @param observed where the server sees the client
 * @param own the addresses that the client says it has; usable ones only
 * @param unsolicited whether a packet from our second port got in that the client had not sent to
 * @param replySource from where the client's reply to our second port came
 * @param roundTrip the smoothed round-trip time of the session
 * @param authenticated whether the session's packets are authenticated, so that it survives a change of address
 * @param relay whether this server relays as a last resort
 * @param helper another peer to which a session can be tried out
 */
public record ConnectivityResult(
        InetSocketAddress observed,
        List<InetSocketAddress> own,
        Optional<Boolean> unsolicited,
        Optional<InetSocketAddress> replySource,
        Duration roundTrip,
        boolean authenticated,
        boolean relay,
        Optional<PeerId> helper) {

    /** Copies the addresses. */
    public ConnectivityResult {
        own = List.copyOf(own);
    }

    /** How the client's NAT maps ports. */
    public NatMapping mapping() {
        if (own.contains(observed)) {
            return NatMapping.NONE;
        }
        return replySource.map(source -> source.equals(observed)
                ? NatMapping.ENDPOINT_INDEPENDENT : NatMapping.PORT_DEPENDENT).orElse(NatMapping.UNKNOWN);
    }

    /** What the client's NAT or firewall lets in. */
    public Filtering filtering() {
        return unsolicited.map(open -> open ? Filtering.OPEN : Filtering.PORT_DEPENDENT).orElse(Filtering.UNKNOWN);
    }

    /** Whom the client will reach. */
    public Verdict verdict() {
        return Verdict.of(mapping(), filtering());
    }

    /**
     * The result as the object of an answer: first the properties of rtmfp-cpp's {@code conncheck}, null where it was
     * not found out, then ours.
     */
    public Map<String, Object> toObject() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("publicAddress", text(observed));
        object.put("publicAddressIsLocal", own.isEmpty() ? null : own.contains(observed));
        object.put("publicPortMatchesLocalPort", own.isEmpty() ? null
                : own.stream().anyMatch(address -> address.getPort() == observed.getPort()));
        object.put("receiveSameAddressDifferentPortAllowed", unsolicited.orElse(null));
        object.put("receiveDifferentAddressDifferentPortAllowed", null);
        boolean tried = unsolicited.isPresent();
        object.put("sendAfterIntroductionAllowed", tried ? replySource.isPresent() : null);
        object.put("sendAfterIntroductionPreservesSourceAddress", replySource
                .map(source -> source.getAddress().equals(observed.getAddress())).orElse(null));
        object.put("sendAfterIntroductionPreservesSourcePort", replySource
                .map(source -> source.getPort() == observed.getPort()).orElse(null));
        object.put("roundTripMillis", roundTrip.toNanos() / 1e6);
        object.put("authenticated", authenticated);
        object.put("mapping", mapping().word());
        object.put("filtering", filtering().word());
        object.put("verdict", verdict().word());
        object.put("relay", relay);
        object.put("helper", helper.map(PeerId::hex).orElse(null));
        return object;
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
