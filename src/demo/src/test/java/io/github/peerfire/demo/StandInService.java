package io.github.peerfire.demo;

import io.github.peerfire.flash.crypto.Hmac;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.ConnectRequest;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.smack.element.Bind;
import io.github.peerfire.smack.element.Bound;
import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.element.Ticket;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler.Mode;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.packet.UnparsedIQ;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;

/**
 * A rendezvous with a service that is a user of its server, for servers that have no plugin: it gives everybody the
 * same ticket, and binds whatever it is asked to. Nobody's presence tells of it.
 */
final class StandInService implements AutoCloseable {

    private static final String SECRET = "a-secret-for-everybody-who-asks";
    private static final Pattern PEER = Pattern.compile(" peer=['\"]([0-9a-f]{64})['\"]");

    private final RendezvousServer rendezvous;
    private final String uri;

    /** @param account an account of the server's, whose full JID the server names among its items */
    StandInService(XMPPConnection account) throws Exception {
        rendezvous = Phones.await(RendezvousServer.start(
                RendezvousConfig.builder().bind(new InetSocketAddress("127.0.0.1", 0)).build(), StandInService::admit,
                (askers, target) -> CompletableFuture.completedFuture(true), PeerListener.NONE));
        uri = "rtmfp://127.0.0.1:" + rendezvous.boundAddresses().get(0).getPort() + "/xmpp";
        ServiceDiscoveryManager features = ServiceDiscoveryManager.getInstanceFor(account);
        features.addIdentity(new DiscoverInfo.Identity("component", "Rendezvous", "rtmfp"));
        features.addFeature(RtmfpNamespaces.RTMFP);
        answer(account, Ticket.ELEMENT, IQ.Type.get, request -> new Ticket(
                result(request), "a-ticket-for-everybody-who-asks", SECRET, Instant.now().plusSeconds(60),
                List.of(uri)));
        answer(account, Bind.ELEMENT, IQ.Type.set, this::bind);
    }

    private static ConnectDecision admit(ConnectRequest request) {
        return new ConnectDecision.Accepted("anybody", Map.of("authToken", hmac(request.clientNonce(), bytes(SECRET))));
    }

    private static void answer(XMPPConnection account, String element, IQ.Type type, UnaryOperator<IQ> answer) {
        account.registerIQRequestHandler(
                new AbstractIqRequestHandler(element, RtmfpNamespaces.RTMFP, type, Mode.async) {

                    @Override
                    public IQ handleIQRequest(IQ request) {
                        return answer.apply(request);
                    }
                });
    }

    private static IqData result(IQ request) {
        return StanzaBuilder.buildIqData(request.getStanzaId()).ofType(IQ.Type.result).to(request.getFrom());
    }

    private IQ bind(IQ request) {
        // Clients do not read what only services are asked.
        Matcher found = PEER.matcher(((UnparsedIQ) request).getContent());
        if (!found.find()) {
            throw new IllegalArgumentException("No peer ID in " + request);
        }
        PeerId peer = PeerId.parse(found.group(1));
        ConnectedPeer connected = rendezvous.find(peer).orElseThrow();
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        key.writeBytes(connected.clientNonce());
        key.writeBytes(connected.serverNonce());
        String proof = hmac(key.toByteArray(), bytes("urn:xmpp:rtmfp:0 bind server"), new byte[1], peer.bytes(),
                bytes(request.getFrom().toString()));
        return new Bound(result(request), peer.hex(), 1, uri, Optional.empty(), Optional.of(proof));
    }

    private static String hmac(byte[] key, byte[]... data) {
        return HexFormat.of().formatHex(Hmac.sha256(key, data));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        rendezvous.close();
    }
}
