package io.github.peerfire.openfire.ticket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.peerfire.flash.crypto.Hmac;
import io.github.peerfire.flash.crypto.PeerId;
import java.util.HexFormat;
import java.util.Optional;
import org.xmpp.packet.JID;

/** The HMAC proofs that link an RTMFP session to an XMPP session (ProtoXEP sections 3.2 and 4.3). */
public final class Proofs {

    private static final byte[] BIND_CLIENT = label("urn:xmpp:rtmfp:0 bind client");
    private static final byte[] BIND_SERVER = label("urn:xmpp:rtmfp:0 bind server");
    private static final HexFormat HEX = HexFormat.of();

    private Proofs() {
    }

    /** What a client that knows the ticket's secret presents in {@code connect}; 32 bytes. */
    static byte[] ticket(SessionNonces nonces, String secret) {
        return Hmac.sha256(nonces.server(), secret.getBytes(US_ASCII));
    }

    /** What the server answers to {@link #ticket} as {@code authToken}; 32 bytes. */
    static byte[] authToken(SessionNonces nonces, String secret) {
        return Hmac.sha256(nonces.client(), secret.getBytes(US_ASCII));
    }

    /** What a client presents in {@code <bind/>}; 32 bytes. */
    public static byte[] bindClient(SessionNonces nonces, PeerId peer, JID holder) {
        return bind(nonces, BIND_CLIENT, peer, holder);
    }

    /** What the server answers in {@code <bound/>}; 32 bytes. */
    public static byte[] bindServer(SessionNonces nonces, PeerId peer, JID holder) {
        return bind(nonces, BIND_SERVER, peer, holder);
    }

    /** Whether two proofs are the same, in a time that tells nothing about where they differ. */
    public static boolean matches(byte[] expected, byte[] presented) {
        return Hmac.matches(expected, presented); // ProtoXEP 4.3: compare in constant time
    }

    /** Lower-case hexadecimal digits. */
    public static String hex(byte[] proof) {
        return HEX.formatHex(proof);
    }

    /** Reads 64 hexadecimal digits of either case; empty if it is anything else. */
    public static Optional<byte[]> parse(String hex) {
        if (hex.length() != 2 * Hmac.LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(HEX.parseHex(hex));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bind(SessionNonces nonces, byte[] label, PeerId peer, JID holder) {
        byte[] key = new byte[nonces.client().length + nonces.server().length];
        System.arraycopy(nonces.client(), 0, key, 0, nonces.client().length);
        System.arraycopy(nonces.server(), 0, key, nonces.client().length, nonces.server().length);
        return Hmac.sha256(key, label, peer.bytes(), holder.toString().getBytes(UTF_8));
    }

    private static byte[] label(String text) {
        return (text + "\0").getBytes(US_ASCII);
    }
}
