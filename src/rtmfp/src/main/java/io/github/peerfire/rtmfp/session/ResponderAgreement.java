package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import java.net.InetAddress;

/**
 * The near end's key agreement as responder (RFC 7016 §3.5.1.1.2), which yields a provisional session. Hundreds may
 * wait to be done: until it is its turn it is a few bytes.
 */
final class ResponderAgreement extends KeyingWork {

    private final Surroundings surroundings;
    /** The keying's payload. */
    private final byte[] request;
    private final KeyingDigest digest;
    private final KeyingDigest exactDigest;
    private final FlatPath source = new FlatPath();
    /** From when it is its turn. */
    private InitiatorInitialKeying keying;
    private Certificate certificate;
    private ResponderKeying agreement;
    private int receiveId;
    /** From when it is done. */
    private ResponderInitialKeying answer;
    private byte[] content;

    /** @param exactDigest see {@link KeyingHistory#exactDigest} */
    ResponderAgreement(Surroundings surroundings, InitiatorInitialKeying keying, KeyingDigest digest,
            KeyingDigest exactDigest, Path source) {
        this.surroundings = surroundings;
        this.request = new byte[keying.payloadLength()];
        keying.encodePayload(new ByteWriter(request));
        this.digest = digest;
        this.exactDigest = exactDigest;
        this.source.set(source);
    }

    @Override
    InetAddress foreignSource() {
        return source.address();
    }

    @Override
    void begin() {
        try {
            keying = InitiatorInitialKeying.decode(new ByteReader(request));
        } catch (MalformedException e) {
            throw new IllegalStateException("It was written otherwise", e);
        }
        certificate = surroundings.profile.decodeCertificate(keying.initiatorCertificate()).orElseThrow();
        agreement = surroundings.profile.respond(
                certificate, keying.sessionKeyInitiatorComponent(), surroundings.random);
        receiveId = surroundings.table.reserveId(surroundings.random);
    }

    @Override
    void compute() throws KeyingException {
        byte[] keys = surroundings.profile.pack(agreement.agree(keying.signedParameters(), keying.signature()));
        byte[] component = agreement.component();
        byte[] portion = ResponderInitialKeying.signedPortion(receiveId, component);
        byte[] farComponent = keying.sessionKeyInitiatorComponent();
        // RFC 7016 §2.3.8: responderSignedParameters
        byte[] parameters = new ByteWriter(new byte[portion.length + farComponent.length])
                .writeBytes(portion).writeBytes(farComponent).array();
        answer = new ResponderInitialKeying(portion, receiveId, component, agreement.sign(parameters));
        content = ProvisionalSession.content(certificate, keys, answer, CookieFactory.note(keying.cookieEcho()));
    }

    @Override
    void abandon() {
        surroundings.history.end(exactDigest);
    }

    @Override
    void complete(long now) {
        surroundings.history.end(exactDigest);
        boolean repeated = surroundings.history.contains(digest, now);
        if (!succeeded() || repeated) {
            surroundings.table.releaseId(receiveId);
            surroundings.drop(repeated ? DropReason.REPLAYED : DropReason.BAD_KEYING);
            return;
        }
        surroundings.history.add(digest, now);
        surroundings.provisional.add(receiveId, keying.initiatorSessionId(), source.path(), digest, content, now);
        // RFC 7016 §2.3.8: with the Default Session Key, to the session ID that the initiator asked for
        surroundings.outbox.send(answer, keying.initiatorSessionId(), source.path(), now);
    }
}
