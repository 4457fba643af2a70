package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.endpoint.EndpointRow;
import java.util.List;

/**
 * An endpoint as it is shown.
 *
 * @param id of the connection
 * @param user full JID, empty without
 * @param binding a word on whether it is bound, or has proved its peer ID
 * @param admission ticket or key
 * @param keyId of its key, empty without
 * @param keyLabel of its key
 * @param peerId in full
 * @param shortId the beginning of the peer ID
 * @param observed where the server sees it
 * @param own where it says it is
 * @param nat in words
 * @param roundTrip in words
 * @param since in words
 */
record EndpointView(String id, String user, String binding, String admission, String keyId, String keyLabel,
        String peerId, String shortId, String observed, List<String> own, String nat, String roundTrip, String since) {

    private static final int SHORT = 12;

    static EndpointView of(EndpointRow row, Wording wording) {
        String binding = row.jid().isEmpty() ? ""
                : wording.text(row.bound() ? "page.endpoints.bound" : "page.endpoints.unbound");
        return new EndpointView(Long.toString(row.connectionId()), row.jid().orElse(""), binding,
                wording.word("page.endpoints.admission.", row.admission()), row.keyId().orElse(""),
                row.keyLabel().or(row::keyId).orElse(""), row.peerId(),
                row.peerId().substring(0, Math.min(SHORT, row.peerId().length())),
                row.observed().map(Wording::address).orElse(""), row.own().stream().map(Wording::address).toList(),
                wording.word("page.nat.", row.nat()), row.roundTrip().map(wording::milliseconds).orElse(""),
                wording.time(row.since()));
    }
}
