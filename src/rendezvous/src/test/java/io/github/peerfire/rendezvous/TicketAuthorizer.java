package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.amf.AmfUndefined;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.Hmac;
import io.github.peerfire.rendezvous.ConnectDecision.Accepted;
import io.github.peerfire.rendezvous.ConnectDecision.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Admits whoever presents a ticket in one of the ways of ProtoXEP 3.2; each ticket serves once. */
final class TicketAuthorizer implements ConnectAuthorizer {

    private static final String CARRIER = "xmpp-ticket";

    private final Map<String, String> secrets = new HashMap<>();

    TicketAuthorizer add(String id, String secret) {
        secrets.put(id, secret);
        return this;
    }

    @Override
    public ConnectDecision authorize(ConnectRequest request) {
        List<AmfValue> arguments = request.arguments();
        if (text(arguments, 0).equals(CARRIER)) {
            return arguments.size() > 2
                    ? withProof(text(arguments, 1), text(arguments, 2), request) // carrier 1
                    : withId(text(arguments, 1)); // carrier 2
        }
        String page = request.commandObject().getOrDefault("pageUrl", AmfUndefined.UNDEFINED).asText().orElse("");
        if (page.startsWith(CARRIER + ":")) {
            return withId(page.substring(CARRIER.length() + 1)); // carrier 3
        }
        List<String> path = request.path();
        return path.size() == 2 && path.get(0).equals("xmpp") ? withId(path.get(1)) : rejected(); // carrier 4
    }

    private ConnectDecision withProof(String id, String proof, ConnectRequest request) {
        String secret = secrets.remove(id);
        if (secret == null || !Hmac.matches(ascii(hex(request.serverNonce(), secret)), ascii(proof))) {
            return rejected();
        }
        return new Accepted(id, Map.of("authToken", hex(request.clientNonce(), secret), "xmppEpoch", "1"));
    }

    private ConnectDecision withId(String id) {
        return secrets.remove(id) == null ? rejected() : new Accepted(id, Map.of());
    }

    private static ConnectDecision rejected() {
        return new Rejected(Rejected.REJECTED, "ticket");
    }

    static String hex(byte[] nonce, String secret) {
        return HexFormat.of().formatHex(Hmac.sha256(nonce, ascii(secret)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(List<AmfValue> values, int index) {
        return index < values.size() ? values.get(index).asText().orElse("") : "";
    }
}
