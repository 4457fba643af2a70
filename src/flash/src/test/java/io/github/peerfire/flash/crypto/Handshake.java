package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.crypto.InitiatorKeying;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import java.util.Arrays;

/** What two profiles agree on, all bytes passing from one to the other as they would on the wire. */
record Handshake(byte[] initiatorComponent, byte[] responderComponent, SessionKeys initiator, SessionKeys responder) {

    private static final byte[] SIGNED = {1, 2, 3};

    static Handshake between(FlashCryptographyProfile initiator, FlashCryptographyProfile responder, long seed)
            throws KeyingException {
        SeededRandom random = new SeededRandom(seed);
        InitiatorKeying near = initiator
                .initiate(initiator.decodeCertificate(responder.certificate().encoded()).orElseThrow(), random)
                .orElseThrow(() -> new KeyingException("nothing in common"));
        byte[] question = near.component().clone();
        ResponderKeying far = responder.respond(
                responder.decodeCertificate(initiator.certificate().encoded()).orElseThrow(), question, random);
        SessionKeys farKeys = far.agree(SIGNED, near.sign(SIGNED));
        byte[] answer = far.component().clone();
        SessionKeys nearKeys = near.agree(answer, SIGNED, far.sign(SIGNED));
        return new Handshake(question, answer, nearKeys, farKeys);
    }

    /** Carries one packet; null if it does not arrive. */
    static byte[] carry(PacketCipher from, PacketCipher to, byte[] plain) {
        byte[] sealed = new byte[plain.length + 100];
        int length = from.seal(plain, 0, plain.length, sealed, 3);
        byte[] opened = new byte[length + 5];
        int openedLength = to.open(sealed, 3, length, opened, 5);
        return openedLength < 0 ? null : Arrays.copyOfRange(opened, 5, 5 + openedLength);
    }
}
