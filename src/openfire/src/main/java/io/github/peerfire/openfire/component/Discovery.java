package io.github.peerfire.openfire.component;

import java.util.List;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;

/** What the service says about itself (XEP-0030, ProtoXEP section 2.1). */
final class Discovery {

    private static final List<String> FEATURES = List.of(
            Namespaces.DISCO_INFO, Namespaces.DISCO_ITEMS, Namespaces.RTMFP, Namespaces.EXTERNAL_SERVICES,
            Namespaces.COMMANDS);

    private Discovery() {
    }

    static Element info(Element request) throws RequestError {
        Element query = withoutNode(request);
        query.addElement("identity")
                .addAttribute("category", "component")
                .addAttribute("type", "rtmfp")
                .addAttribute("name", "RTMFP rendezvous");
        FEATURES.forEach(feature -> query.addElement("feature").addAttribute("var", feature));
        return query;
    }

    static Element items(Element request) throws RequestError {
        return withoutNode(request);
    }

    private static Element withoutNode(Element request) throws RequestError {
        if (request.attributeValue("node") != null) {
            throw RequestError.itemNotFound(); // XEP-0030 §7: no such node
        }
        return DocumentHelper.createElement(QName.get("query", request.getNamespaceURI()));
    }
}
