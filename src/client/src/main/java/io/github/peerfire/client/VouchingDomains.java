package io.github.peerfire.client;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.xml.IqExchange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jxmpp.jid.DomainBareJid;

/**
 * Which domains vouch for the endpoints in their users' presence: those that say that they strip forged ones
 * (ProtoXEP 2.1, 5.5). Each is asked in a session until it answers. Thread-safe.
 */
final class VouchingDomains {

    /** More domains than contacts usually are of; beyond, the rest is not asked. */
    private static final int MAX = 256;

    private final XMPPConnection connection;
    private final DomainBareJid own;
    private final Map<DomainBareJid, CompletableFuture<Boolean>> answers = new LinkedHashMap<>();

    VouchingDomains(XMPPConnection connection) {
        this.connection = connection;
        this.own = connection.getXMPPServiceDomain();
    }

    /** Completes when {@link #trust} knows, normally. */
    CompletableFuture<Boolean> ask(DomainBareJid domain) {
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        synchronized (this) {
            CompletableFuture<Boolean> known = answers.get(domain);
            if (known != null) {
                return known;
            }
            if (answers.size() >= MAX) {
                return CompletableFuture.completedFuture(false);
            }
            answers.put(domain, asked);
        }
        DiscoverInfo request = DiscoverInfo.builder(connection).ofType(IQ.Type.get).to(domain).build();
        IqExchange.send(connection, request, DiscoverInfo.class)
                .thenApply(info -> info.containsFeature(RtmfpNamespaces.RTMFP))
                .exceptionally(failure -> {
                    if (!(Failures.root(failure) instanceof XMPPErrorException)) {
                        unanswered(domain, asked);
                    }
                    return false;
                })
                .thenAccept(asked::complete);
        return asked;
    }

    /** Whoever did not answer is asked again when there is a reason to. */
    private synchronized void unanswered(DomainBareJid domain, CompletableFuture<Boolean> asked) {
        answers.remove(domain, asked);
    }

    /** What is known by now; nobody vouches before the domain has said so. */
    synchronized EndpointTrust trust(DomainBareJid domain) {
        CompletableFuture<Boolean> answer = answers.get(domain);
        if (answer == null || !answer.getNow(false)) {
            return EndpointTrust.SELF_ASSERTED;
        }
        return isOwn(domain) ? EndpointTrust.VERIFIED : EndpointTrust.VERIFIED_BY_ITS_SERVER;
    }

    /** Whether it is our own. */
    boolean isOwn(DomainBareJid domain) {
        return domain.equals(own);
    }

    /** Another session: what was answered, or was not since the stream broke, is asked anew. */
    synchronized void forget() {
        answers.clear();
    }
}
