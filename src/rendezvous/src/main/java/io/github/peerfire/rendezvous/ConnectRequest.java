package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code connect} command and the session it came through. Everything in it but the peer ID, the source and the
 * nonces is what the far end claims. Callers must not modify the arrays.
 *
 * @param peer the far end's peer ID
 * @param staticKeys whether its certificate has static keys, so that the session proves possession of the peer ID
 * @param authenticated whether its packets carry an authentication code, not merely a checksum
 * @param source its address as observed
 * @param tcUrl the command object's {@code tcUrl}, or empty
 * @param app the command object's {@code app}, or empty
 * @param commandObject the whole command object
 * @param arguments what follows the command object
 * @param clientNonce the session nonce near at the client, 32 bytes (RFC 7425 §4.6.5); C of the ticket proof
 * @param serverNonce the session nonce near at the server, 32 bytes; S of the ticket proof
 * @param handshakeKey the digest of the first path segment of the URI that the session was opened with, if it had one
 */
public record ConnectRequest(
        PeerId peer,
        boolean staticKeys,
        boolean authenticated,
        InetSocketAddress source,
        String tcUrl,
        String app,
        Map<String, AmfValue> commandObject,
        List<AmfValue> arguments,
        byte[] clientNonce,
        byte[] serverNonce,
        Optional<KeyDigest> handshakeKey) {

    /** One of a session that was opened without a path. */
    public ConnectRequest(PeerId peer, boolean staticKeys, boolean authenticated, InetSocketAddress source,
            String tcUrl, String app, Map<String, AmfValue> commandObject, List<AmfValue> arguments,
            byte[] clientNonce, byte[] serverNonce) {
        this(peer, staticKeys, authenticated, source, tcUrl, app, commandObject, arguments, clientNonce, serverNonce,
                Optional.empty());
    }

    /**
     * What may be the developer key, most likely first: the first path segment of {@link #tcUrl}, of the URI of the
     * handshake, of {@link #app}, or the first argument, where Adobe's Video Phone of 2011 has it. Clients differ in
     * which of these say what the user wrote.
     */
    public List<KeyDigest> keys() {
        List<KeyDigest> keys = new ArrayList<>();
        ConnectPath.ofUrl(tcUrl).stream().limit(1).map(KeyDigest::of).forEach(keys::add);
        handshakeKey.ifPresent(keys::add);
        ConnectPath.ofApp(app).stream().limit(1).map(KeyDigest::of).forEach(keys::add);
        arguments.stream().limit(1).flatMap(argument -> argument.asText().stream()).map(KeyDigest::of)
                .forEach(keys::add);
        return keys;
    }

    /**
     * The decoded path segments of {@link #tcUrl}, or of {@link #app} if that has none; empty ones and the query left
     * out.
     */
    public List<String> path() {
        List<String> path = ConnectPath.ofUrl(tcUrl);
        return path.isEmpty() ? ConnectPath.ofApp(app) : path;
    }

    /** Leaves out whatever could hold a ticket, a key or a nonce. */
    @Override
    public String toString() {
        return "ConnectRequest[source=" + source + ", staticKeys=" + staticKeys
                + ", authenticated=" + authenticated + "]";
    }
}
