package io.github.peerfire.demo.example;

import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.smack.element.Bind;
import io.github.peerfire.smack.element.Bound;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.Visibility;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;

/** An example of src/site/markdown/developers.md: the XMPP half of a client whose RTMFP half is somebody else's. */
final class SmackAlone {

    private SmackAlone() {
    }

    /** Connects an endpoint with a ticket, given the URI and the ticket's id; completes with its own peer ID. */
    interface Rtmfp extends BiFunction<String, String, CompletableFuture<String>> {
    }

    static CompletableFuture<Bound> signIn(XMPPTCPConnection connection, Rtmfp rtmfp) throws Exception {
        RtmfpManager manager = RtmfpManager.getInstanceFor(connection);
        manager.setMedia(Set.of(MediaKind.AUDIO));
        manager.endpoints().addListener((device, endpoint) -> System.out.println(
                device + (endpoint.isPresent() ? " can be called" : " cannot be called any more")));
        connection.connect().login();

        return manager.findService().thenCompose(service -> manager.requestTicket(service)
                .thenCompose(ticket -> rtmfp.apply(ticket.uris().get(0), ticket.id()))
                .thenCompose(peer -> manager.bind(new Bind(
                        service, peer, Optional.empty(), Set.of(MediaKind.AUDIO), Visibility.CONTACTS))));
    }
}
