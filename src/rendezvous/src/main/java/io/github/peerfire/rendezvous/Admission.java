package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.amf.AmfObject;
import io.github.peerfire.flash.crypto.FlashCertificate;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rendezvous.ConnectDecision.Accepted;
import io.github.peerfire.rendezvous.ConnectDecision.Rejected;
import io.github.peerfire.rtmfp.session.Session;
import java.time.Instant;

/** What becomes of a client's {@code connect} command (RFC 7425 §5.3.2): the host decides, and the client is told. */
final class Admission {

    private final long connectionId;
    private final ControlConnection connection;
    private final Session session;
    private final FlashCertificate certificate;

    Admission(long connectionId, ControlConnection connection) {
        this.connectionId = connectionId;
        this.connection = connection;
        this.session = connection.session();
        this.certificate = FlashCertificate.of(session.farCertificate().orElseThrow());
    }

    /** @param object the command's, in which the client says what it wants and can */
    void decide(CommandMessage command, AmfObject object, long now) {
        ConnectDecision decision = connection.endpoint().authorize(request(command, object));
        if (decision instanceof Accepted accepted) {
            connection.admit(peer(accepted), object.property(ControlMessages.REPORTS).asBoolean().orElse(false));
            connection.send(0, ControlMessages.connected(
                    command.transactionId(), object.property("objectEncoding"), accepted.information()), now);
            connection.adviseKeepalive(now);
        } else {
            Rejected rejected = (Rejected) decision;
            connection.send(0, ControlMessages.error(
                    command.transactionId(), rejected.code(), rejected.description()), now);
            connection.reject(now);
        }
    }

    private ConnectRequest request(CommandMessage command, AmfObject object) {
        return new ConnectRequest(certificate.peerId(), certificate.hasStaticKeys(), session.isAuthenticated(),
                session.farAddress(), object.property("tcUrl").asText().orElse(""),
                object.property("app").asText().orElse(""), object.properties(), command.arguments(),
                session.farNonce(), session.nearNonce(), HelloNotingProfile.key(session.helloNote()));
    }

    private ConnectedPeer peer(Accepted accepted) {
        return new ConnectedPeer(connectionId, certificate.peerId(), certificate.hasStaticKeys(), session.farAddress(),
                accepted.owner(), session.farNonce(), session.nearNonce(), Instant.now());
    }
}
