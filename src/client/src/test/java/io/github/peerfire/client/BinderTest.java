package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.flash.crypto.Hmac;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.ConnectRequest;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.smack.element.Bind;
import io.github.peerfire.smack.element.Bound;
import io.github.peerfire.smack.element.Ticket;
import io.github.peerfire.smack.element.TicketRequest;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** A client takes nobody for its rendezvous who cannot prove it (ProtoXEP 3.2, 4.3). */
@Timeout(60)
class BinderTest implements PeerListener {

    private static final EntityFullJid SELF = JidCreate.entityFullFromOrThrowUnchecked("alice@example.net/desk");
    private static final Jid SERVICE = JidCreate.fromOrThrowUnchecked("rtmfp.example.net");
    private static final String SECRET = "Zk3nB0q8RfY2sTtJ5wXvLg";

    private final BlockingQueue<ConnectedPeer> gone = new LinkedBlockingQueue<>();
    private RendezvousServer server;
    private Binder binder;
    private String serversSecret = SECRET;
    private boolean provesBinding = true;
    private volatile ConnectRequest admitted;

    @BeforeEach
    void start() throws Exception {
        RendezvousConfig config = RendezvousConfig.builder().bind(new InetSocketAddress("127.0.0.1", 0)).build();
        server = RendezvousServer.start(config, this::admit,
                (askers, target) -> CompletableFuture.completedFuture(false), this).join();
        RtmfpManager manager = RtmfpManager.getInstanceFor(new AnsweringConnection(SELF, this::answer));
        binder = new Binder(ClientConfig.of(SELF.asBareJid(), "secret").withRelays(RelayPolicy.NEVER)
                .withTimeout(Duration.ofSeconds(20)), manager, () -> SELF, SERVICE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ConnectDecision admit(ConnectRequest request) {
        admitted = request;
        byte[] token = Hmac.sha256(request.clientNonce(), serversSecret.getBytes(StandardCharsets.US_ASCII));
        return new ConnectDecision.Accepted("alice", Map.of("authToken", HexFormat.of().formatHex(token)));
    }

    private IQ answer(IQ request) {
        IqData data = StanzaBuilder.buildIqData(request.getStanzaId()).ofType(IQ.Type.result)
                .from(request.getTo()).to(SELF);
        String uri = "rtmfp://127.0.0.1:" + server.boundAddresses().get(0).getPort() + "/xmpp";
        if (request instanceof TicketRequest) {
            return new Ticket(data, "abcdefghijklmnopqrstuv", SECRET, Instant.now(), List.of(uri));
        } else if (request instanceof Bind) {
            Proofs proofs = new Proofs(admitted.clientNonce(), admitted.serverNonce());
            // Whoever does not know the nonces can send back what was sent.
            String proof = provesBinding ? serverProof() : proofs.clientProof(admitted.peer(), SELF.toString());
            return new Bound(data, admitted.peer().hex(), 1, uri, Optional.empty(), Optional.of(proof));
        }
        return null;
    }

    private String serverProof() {
        byte[] key = new byte[64];
        System.arraycopy(admitted.clientNonce(), 0, key, 0, 32);
        System.arraycopy(admitted.serverNonce(), 0, key, 32, 32);
        return HexFormat.of().formatHex(Hmac.sha256(key,
                "urn:xmpp:rtmfp:0 bind server\0".getBytes(StandardCharsets.US_ASCII), admitted.peer().bytes(),
                SELF.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void disconnected(ConnectedPeer peer, CloseReason why) {
        gone.add(peer);
    }

    @Test
    void aServerThatProvesBothIsTrusted() {
        Binding binding = binder.bind(step -> { }).join();

        assertThat(binding.connection().nearId()).isEqualTo(admitted.peer());
        binding.connection().closeAsync().join();
    }

    @Test
    void aRendezvousThatDoesNotKnowTheTicketsSecretIsLeft() throws InterruptedException {
        serversSecret = "somebody else's";
        isNotTrusted();
    }

    @Test
    void aBindingThatIsNotProvenByTheSameServerIsNone() throws InterruptedException {
        provesBinding = false;
        isNotTrusted();
    }

    private void isNotTrusted() throws InterruptedException {
        CompletableFuture<Binding> binding = binder.bind(step -> { });

        assertThatThrownBy(binding::join).hasCauseInstanceOf(UnprovenServerException.class);
        assertThat(gone.poll(30, TimeUnit.SECONDS)).as("the connection is closed").isNotNull();
    }
}
