package io.github.peerfire.openfire.presence;

import io.github.peerfire.openfire.binding.Binding;
import io.github.peerfire.openfire.binding.MediaKind;
import io.github.peerfire.openfire.settings.Advertisement;
import java.util.List;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.xmpp.packet.Presence;

/** The {@code <endpoint/>} in presence (ProtoXEP section 5.1). */
final class EndpointElement {

    private static final String NAMESPACE = "urn:xmpp:rtmfp:0";
    private static final QName NAME = QName.get("endpoint", NAMESPACE);

    private EndpointElement() {
    }

    /** What contacts get to see of a binding. */
    static Element of(Binding binding, Advertisement advertisement) {
        Element endpoint = DocumentHelper.createElement(NAME)
                .addAttribute("peer", binding.peer().hex())
                .addAttribute("epoch", Long.toString(binding.epoch()))
                .addAttribute("uri", advertisement.uri());
        if (!advertisement.isNamedByHost()) {
            endpoint.addAttribute("service", advertisement.service().toString());
        }
        binding.options().media().ifPresent(media -> endpoint.addAttribute("media", MediaKind.format(media)));
        return endpoint;
    }

    /**
     * Removes every child of our namespace.
     *
     * @return whether one of them was an empty {@code <endpoint/>}, by which a client asks for its own
     */
    static boolean strip(Presence presence) {
        boolean endpoint = false;
        for (Element child : List.copyOf(presence.getElement().elements())) {
            if (NAMESPACE.equals(child.getNamespaceURI())) {
                endpoint |= NAME.equals(child.getQName()) && isEmpty(child);
                presence.getElement().remove(child);
            }
        }
        return endpoint;
    }

    /**
     * Whether an element has neither attributes nor content; declarations of namespaces, which readers keep, are none.
     */
    private static boolean isEmpty(Element element) {
        return element.attributeCount() == 0 && element.elements().isEmpty() && element.getText().isEmpty();
    }

    /** Whether a presence has a child of our namespace. */
    static boolean isIn(Presence presence) {
        return presence.getElement().elements().stream()
                .anyMatch(child -> NAMESPACE.equals(child.getNamespaceURI()));
    }

    /** Whether a presence shows the same as an element, or nothing if that is null. */
    static boolean isShown(Presence presence, Element endpoint) {
        Element shown = presence.getElement().element(NAME);
        return endpoint == null ? !isIn(presence) : shown != null && shown.asXML().equals(endpoint.asXML());
    }
}
