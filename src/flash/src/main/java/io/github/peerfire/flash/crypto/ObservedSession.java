package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.security.MessageDigest;

/** A session between two others, opened by its secret; see {@link SessionObserver}. */
public final class ObservedSession {

    private final PeerId initiator;
    private final int initiatorSessionId;
    private final int responderSessionId;
    private final KeyDerivation keys;
    private final Direction toInitiator;
    private final Direction toResponder;

    /** What goes one way. */
    record Direction(ObservedSession session, FlashPacketCipher cipher, PacketMode mode) {
    }

    private ObservedSession(PeerId initiator, int initiatorSessionId, int responderSessionId, KeyDerivation keys,
            SessionKeyingComponent near, SessionKeyingComponent far, PacketPrimitives primitives) {
        this.initiator = initiator;
        this.initiatorSessionId = initiatorSessionId;
        this.responderSessionId = responderSessionId;
        this.keys = keys;
        PacketKey down = key(keys.decryptKey(), keys.hmacReceiveKey(), far, near);
        PacketKey up = key(keys.encryptKey(), keys.hmacSendKey(), near, far);
        toInitiator = new Direction(this, new FlashPacketCipher(primitives, down, down), PacketMode.RESPONDER);
        toResponder = new Direction(this, new FlashPacketCipher(primitives, up, up), PacketMode.INITIATOR);
    }

    static ObservedSession of(FlashCertificate initiator, int initiatorSessionId, int responderSessionId, byte[] secret,
            byte[] initiatorComponent, byte[] responderComponent, PacketPrimitives primitives)
                    throws MalformedException {
        return new ObservedSession(initiator.peerId(), initiatorSessionId, responderSessionId,
                KeyDerivation.of(secret, initiatorComponent, responderComponent),
                SessionKeyingComponent.decode(initiatorComponent), SessionKeyingComponent.decode(responderComponent),
                primitives);
    }

    private static PacketKey key(
            byte[] cipherKey, byte[] hmacKey, SessionKeyingComponent sender, SessionKeyingComponent receiver) {
        int hmacLength = sender.hmac().sendsTo(receiver.hmac()) ? sender.hmacLength() : 0;
        return PacketKey.of(
                cipherKey, hmacKey, hmacLength, sender.sequenceNumbers().sendsTo(receiver.sequenceNumbers()));
    }

    /** Whether both are the same session. */
    boolean hasKeysOf(ObservedSession session) {
        return MessageDigest.isEqual(keys.nearNonce(), session.keys.nearNonce())
                && MessageDigest.isEqual(keys.farNonce(), session.keys.farNonce());
    }

    Direction toInitiator() {
        return toInitiator;
    }

    Direction toResponder() {
        return toResponder;
    }

    /** Who opened the session. */
    public PeerId initiator() {
        return initiator;
    }

    /** The session ID in packets to the initiator, 32 bits. */
    public int initiatorSessionId() {
        return initiatorSessionId;
    }

    /** The session ID in packets to the responder, 32 bits. */
    public int responderSessionId() {
        return responderSessionId;
    }

    /** The initiator's near nonce (RFC 7425 §4.6.5), which is the responder's far nonce; a secret of both. */
    public byte[] initiatorNonce() {
        return keys.nearNonce().clone();
    }

    /** The responder's near nonce, which is the initiator's far nonce; a secret of both. */
    public byte[] responderNonce() {
        return keys.farNonce().clone();
    }

    /** Whether packets from one end carry an HMAC rather than a simple checksum. */
    public boolean authenticates(PacketMode sender) {
        return (sender == PacketMode.INITIATOR ? toResponder : toInitiator).cipher().authenticates();
    }
}
