package io.github.peerfire.openfire.component;

import io.github.peerfire.openfire.binding.BindOutcome;
import io.github.peerfire.openfire.binding.BindOutcome.Bound;
import io.github.peerfire.openfire.binding.BindOutcome.Refused;
import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.limit.RateLimit;
import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.openfire.ticket.Proofs;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.xmpp.packet.JID;

/** Answers {@code <bind/>} and {@code <unbind/>} (ProtoXEP sections 4.2 to 4.5). */
final class BindRequests {

    private final BindingRegistry bindings;
    private final Supplier<Optional<Advertisement>> advertisement;
    private final Clock clock;
    private final RateLimit<JID> perMinute;
    private final RateLimit<JID> refusedPerMinute;
    private final RateLimit<JID> pauses;

    BindRequests(BindingRegistry bindings, Supplier<Optional<Advertisement>> advertisement, Clock clock) {
        this.bindings = bindings;
        this.advertisement = advertisement;
        this.clock = clock;
        this.perMinute = new RateLimit<>(10, Duration.ofMinutes(1), clock); // ProtoXEP 11
        this.refusedPerMinute = new RateLimit<>(5, Duration.ofMinutes(1), clock);
        this.pauses = new RateLimit<>(1, Duration.ofMinutes(5), clock);
    }

    Element bind(JID requester, Element request) throws RequestError {
        Advertisement where = advertisement.get().orElseThrow(RequestError::serviceUnavailable);
        if (pauses.nextAllowed(requester) > clock.millis() || !perMinute.tryAcquire(requester)) {
            throw RequestError.resourceConstraint();
        }
        BindOutcome outcome = bindings.bind(BindRequestParser.parse(requester, request));
        if (outcome instanceof Bound bound) {
            return element(bound, where);
        }
        countRefusal(requester);
        throw error((Refused) outcome);
    }

    Element unbind(JID requester, Element request) {
        bindings.unbind(requester);
        return null;
    }

    private void countRefusal(JID requester) {
        refusedPerMinute.tryAcquire(requester);
        if (refusedPerMinute.nextAllowed(requester) > clock.millis()) {
            pauses.tryAcquire(requester);
        }
    }

    private static RequestError error(Refused refused) {
        return switch (refused) {
            case NOT_FOUND -> RequestError.itemNotFound();
            case EPHEMERAL_KEYS -> RequestError.notAcceptable();
            case CONFLICT -> RequestError.conflict();
        };
    }

    private static Element element(Bound bound, Advertisement where) {
        return DocumentHelper.createElement(QName.get("bound", Namespaces.RTMFP))
                .addAttribute("peer", bound.binding().peer().hex())
                .addAttribute("epoch", Long.toString(bound.binding().epoch()))
                .addAttribute("uri", where.uri())
                .addAttribute("observed", format(bound.observed()))
                .addAttribute("proof", Proofs.hex(bound.serverProof()));
    }

    private static String format(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress().replaceFirst("%.*", ""); // a scope means nothing elsewhere
        String bracketed = address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host;
        return bracketed + ":" + address.getPort();
    }
}
