package io.github.peerfire.smack.xml;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** All that can be done to a stanza in one place: to each of its elements, and to each of their attributes. */
final class StanzaMutations {

    private static final TransformerFactory TRANSFORMERS = TransformerFactory.newInstance();

    private static final List<String> VALUES = List.of("", " ", "x", "-1", "0", "99", "4294967296",
            "9223372036854775808", "true", "a@b/c", "\u202e", "x".repeat(300), "x".repeat(70_000));

    private static final List<Consumer<Element>> TO_AN_ELEMENT = List.of(
            element -> element.getParentNode().removeChild(element),
            element -> element.getParentNode().insertBefore(element.cloneNode(true), element),
            element -> many(element, 40),
            element -> many(element, 1100),
            element -> renamed(element, "urn:x", element.getLocalName()),
            element -> renamed(element, element.getNamespaceURI(), "x"),
            element -> element.appendChild(element.getOwnerDocument().createElementNS("urn:x", "x")),
            element -> element.appendChild(element.cloneNode(true)),
            element -> element.setTextContent("text"),
            element -> element.setTextContent(""),
            element -> element.setAttribute("more", "x"));

    private StanzaMutations() {
    }

    /** A mutation and what came of it. */
    record Mutation(String what, String xml) {
    }

    /**
     * The mutations of what was not mutated before.
     *
     * @param done where stanzas were mutated already, by the names of elements and attributes; is added to
     */
    static List<Mutation> of(String stanza, Set<String> done) throws Exception {
        List<Mutation> all = new ArrayList<>();
        Document original = parse(stanza);
        int elements = elements(original).size();
        for (int i = 0; i < elements; i++) {
            String place = place(elements(original).get(i));
            boolean fresh = done.add(place);
            for (int kind = 0; fresh && kind < TO_AN_ELEMENT.size(); kind++) {
                Document document = (Document) original.cloneNode(true);
                Element element = elements(document).get(i);
                TO_AN_ELEMENT.get(kind).accept(element);
                all.add(new Mutation(place + " mutated in way " + kind, text(document)));
            }
            toAttributes(original, i, done, all);
        }
        return all;
    }

    /** Readers look at elements by their names, and at nothing around them. */
    private static String place(Node element) {
        return element.getParentNode() instanceof Document ? element.getNodeName()
                : place(element.getParentNode()) + "/{" + element.getNamespaceURI() + "}" + element.getLocalName();
    }

    private static void toAttributes(Document original, int index, Set<String> done, List<Mutation> all)
            throws Exception {
        NamedNodeMap attributes = elements(original).get(index).getAttributes();
        for (int a = 0; a < attributes.getLength(); a++) {
            String name = attributes.item(a).getNodeName();
            String place = place(elements(original).get(index)) + " '" + name + "' ";
            boolean fresh = !name.startsWith("xmlns") && done.add(place);
            for (int v = -1; fresh && v < VALUES.size(); v++) {
                Document document = (Document) original.cloneNode(true);
                Element element = elements(document).get(index);
                if (v < 0) {
                    element.removeAttribute(name);
                } else {
                    element.setAttribute(name, VALUES.get(v));
                }
                all.add(new Mutation(place + (v < 0 ? "missing" : "with value " + v), text(document)));
            }
        }
    }

    /** All but the stanza itself, which is the server's business. */
    private static List<Element> elements(Document document) {
        List<Element> elements = new ArrayList<>();
        NodeList found = document.getDocumentElement().getElementsByTagNameNS("*", "*");
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static void many(Element element, int times) {
        if (element.getFirstChild() != null && times > 40) {
            return;
        }
        for (int i = 0; i < times; i++) {
            element.getParentNode().insertBefore(element.cloneNode(true), element);
        }
    }

    private static void renamed(Element element, String namespace, String name) {
        element.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", namespace);
        element.getOwnerDocument().renameNode(element, namespace, name);
    }

    private static Document parse(String stanza) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(
                new StringReader(stanza.replaceFirst("^<(iq|message|presence)", "<$1 xmlns='jabber:client'"))));
    }

    private static String text(Document document) throws Exception {
        Transformer identity = TRANSFORMERS.newTransformer();
        identity.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        identity.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
