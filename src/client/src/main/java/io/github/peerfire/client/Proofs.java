package io.github.peerfire.client;

import io.github.peerfire.flash.crypto.Hmac;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.element.Bound;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What proves that an RTMFP session and an XMPP session are of the same client and the same server (ProtoXEP 3.2, 4.3).
 *
 * <p>The nonces are those of the session with the rendezvous.
 */
final class Proofs {

    private static final String CLIENT = "urn:xmpp:rtmfp:0 bind client";
    private static final String SERVER = "urn:xmpp:rtmfp:0 bind server";

    private final byte[] nearNonce;
    private final byte[] farNonce;

    /**
     * Makes one.
     *
     * @param nearNonce C, 32 bytes
     * @param farNonce S, 32 bytes
     */
    Proofs(byte[] nearNonce, byte[] farNonce) {
        this.nearNonce = nearNonce;
        this.farNonce = farNonce;
    }

    /** The third argument of {@code connect} (ProtoXEP 3.2). */
    String ticketProof(String secret) {
        return hex(Hmac.sha256(farNonce, secret.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Whether whoever bound a peer ID has the same session with its owner (ProtoXEP 4.3, where the client MUST check
     * it).
     */
    boolean areKnownTo(Bound bound, PeerId peer, String jid) {
        return bound.peer().equals(peer.hex()) && isServerProof(peer, jid, bound.proof().orElse(""));
    }

    /** Whether the server knows the ticket's secret (ProtoXEP 3.2). */
    boolean isAuthToken(String secret, String token) {
        return same(hex(Hmac.sha256(nearNonce, secret.getBytes(StandardCharsets.US_ASCII))), token);
    }

    /** The proof in {@code <bind/>} (ProtoXEP 4.3). */
    String clientProof(PeerId peer, String jid) {
        return proof(CLIENT, peer, jid);
    }

    /** Whether the proof in {@code <bound/>} is of the server that we are connected to (ProtoXEP 4.3). */
    boolean isServerProof(PeerId peer, String jid, String proof) {
        return same(proof(SERVER, peer, jid), proof);
    }

    private String proof(String label, PeerId peer, String jid) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        key.writeBytes(nearNonce);
        key.writeBytes(farNonce);
        return hex(Hmac.sha256(key.toByteArray(), label.getBytes(StandardCharsets.US_ASCII), new byte[1], peer.bytes(),
                jid.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean same(String expected, String presented) {
        return Hmac.matches(expected.getBytes(StandardCharsets.US_ASCII), presented.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
