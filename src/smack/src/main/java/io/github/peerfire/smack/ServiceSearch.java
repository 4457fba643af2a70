package io.github.peerfire.smack;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.xml.IqExchange;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.Jid;

/**
 * Looks for the rendezvous among the items of our domain (ProtoXEP 2.1), all at once, and takes the first in their
 * order.
 */
final class ServiceSearch {

    private static final String CATEGORY = "component";
    private static final String TYPE = "rtmfp";
    private static final int MAX_ITEMS = 64;

    private final XMPPConnection connection;
    private final DomainBareJid domain;

    ServiceSearch(XMPPConnection connection) {
        this.connection = connection;
        this.domain = connection.getXMPPServiceDomain();
    }

    CompletableFuture<Jid> find() {
        DiscoverItems request = new DiscoverItems();
        request.setTo(domain);
        return IqExchange.send(connection, request, DiscoverItems.class)
                .thenCompose(items -> firstOf(items.getItems()));
    }

    private CompletableFuture<Jid> firstOf(List<DiscoverItems.Item> items) {
        CompletableFuture<Jid> first = CompletableFuture.failedFuture(new ServiceNotFoundException(domain));
        List<CompletableFuture<Jid>> answers = items.stream().limit(MAX_ITEMS).map(DiscoverItems.Item::getEntityID)
                .map(this::ask).toList();
        for (int i = answers.size() - 1; i >= 0; i--) {
            CompletableFuture<Jid> otherwise = first;
            first = answers.get(i).thenApply(CompletableFuture::completedFuture).exceptionally(failure -> otherwise)
                    .thenCompose(next -> next);
        }
        return first;
    }

    private CompletableFuture<Jid> ask(Jid item) {
        DiscoverInfo request = DiscoverInfo.builder(connection).ofType(IQ.Type.get).to(item).build();
        return IqExchange.send(connection, request, DiscoverInfo.class).thenCompose(info -> isService(info)
                ? CompletableFuture.completedFuture(item)
                : CompletableFuture.failedFuture(new ServiceNotFoundException(domain)));
    }

    private static boolean isService(DiscoverInfo info) {
        return info.hasIdentity(CATEGORY, TYPE) && info.containsFeature(RtmfpNamespaces.RTMFP);
    }
}
