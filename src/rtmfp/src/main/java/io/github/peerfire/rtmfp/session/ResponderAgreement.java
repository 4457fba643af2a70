package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import java.net.InetAddress;

/** The near end's key agreement as responder (RFC 7016 §3.5.1.1.2), which yields a provisional session. */
final class ResponderAgreement extends KeyingWork {

    private final Surroundings surroundings;
    private final InitiatorInitialKeying request;
    private final Certificate certificate;
    private final KeyingDigest digest;
    private final Path source;
    private final ResponderKeying keying;
    private final int receiveId;
    private SessionKeys keys;
    private ResponderInitialKeying answer;

    ResponderAgreement(Surroundings surroundings, InitiatorInitialKeying request,
            Certificate certificate, KeyingDigest digest, Path source) {
        this.surroundings = surroundings;
        this.request = request;
        this.certificate = certificate;
        this.digest = digest;
        this.source = source;
        this.keying = surroundings.profile.respond(
                certificate, request.sessionKeyInitiatorComponent(), surroundings.random);
        this.receiveId = surroundings.table.reserveId(surroundings.random);
    }

    @Override
    InetAddress foreignSource() {
        return source.address().getAddress();
    }

    @Override
    void compute() throws KeyingException {
        keys = keying.agree(request.signedParameters(), request.signature());
        byte[] component = keying.component();
        byte[] portion = ResponderInitialKeying.signedPortion(receiveId, component);
        byte[] farComponent = request.sessionKeyInitiatorComponent();
        // RFC 7016 §2.3.8: responderSignedParameters
        byte[] parameters = new ByteWriter(new byte[portion.length + farComponent.length])
                .writeBytes(portion).writeBytes(farComponent).array();
        answer = new ResponderInitialKeying(portion, receiveId, component, keying.sign(parameters));
    }

    @Override
    void abandon() {
        surroundings.history.end(request);
        surroundings.table.releaseId(receiveId);
    }

    @Override
    void complete(long now) {
        surroundings.history.end(request);
        boolean repeated = surroundings.history.contains(digest, now);
        if (!succeeded() || repeated) {
            surroundings.table.releaseId(receiveId);
            surroundings.drop(repeated ? DropReason.REPLAYED : DropReason.BAD_KEYING);
            return;
        }
        surroundings.history.add(digest, now);
        byte[] note = CookieFactory.note(request.cookieEcho());
        ProvisionalSession session = new ProvisionalSession(
                receiveId, request.initiatorSessionId(), source, certificate, keys, answer, digest, note);
        session.answeredAt = now;
        surroundings.provisional.add(session, now);
        // RFC 7016 §2.3.8: with the Default Session Key, to the session ID that the initiator asked for
        surroundings.outbox.send(answer, session.sendId, source, now);
    }
}
