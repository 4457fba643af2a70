package io.github.peerfire.openfire.component;

import io.github.peerfire.openfire.binding.Admissions;
import io.github.peerfire.openfire.binding.Binding;
import io.github.peerfire.openfire.binding.BindingRegistry;
import java.time.Duration;
import java.util.regex.Pattern;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/** Answers {@code <admit/>} (ProtoXEP section 5.6). */
final class AdmitRequests implements RequestHandler {

    private static final int MAX_SECONDS = 86_400;
    /**
     * A user's address, full or bare. Its parts have 1,023 octets at most (RFC 7622 §3.2 to §3.4), which is looked at
     * before they are prepared: that takes seconds of a part that is far too long, as long as its code is not compiled.
     */
    private static final Pattern ADDRESS = Pattern.compile("[^@/]{1,1023}@[^@/]{1,1023}(/.{1,1023})?", Pattern.DOTALL);
    /** ASCII only, while {@link Integer#parseInt} takes signs, and digits of any script. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final BindingRegistry bindings;
    private final Admissions admissions;

    AdmitRequests(BindingRegistry bindings, Admissions admissions) {
        this.bindings = bindings;
        this.admissions = admissions;
    }

    @Override
    public Element answer(JID requester, Element request) throws RequestError {
        JID guest = guest(request);
        Duration period = period(request);
        Binding binding = bindings.find(requester).orElseThrow(RequestError::itemNotFound);
        if (!admissions.admit(binding, guest, period)) {
            throw RequestError.resourceConstraint();
        }
        return null;
    }

    private static JID guest(Element request) throws RequestError {
        String address = request.attributeValue("jid", "");
        if (!ADDRESS.matcher(address).matches()) {
            throw RequestError.badRequest();
        }
        try {
            JID guest = new JID(address);
            if (guest.getNode() != null) {
                return guest;
            }
        } catch (IllegalArgumentException e) {
            throw RequestError.badRequest();
        }
        throw RequestError.badRequest();
    }

    private static Duration period(Element request) throws RequestError {
        String seconds = request.attributeValue("seconds", "3600");
        if (!SECONDS.matcher(seconds).matches() || Integer.parseInt(seconds) > MAX_SECONDS) {
            throw RequestError.badRequest();
        }
        return Duration.ofSeconds(Integer.parseInt(seconds));
    }
}
