package io.github.peerfire.smack;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The schemas of this project, and of what it uses of others, as one. */
public final class XmlSchemas {

    /** Where our own are. */
    static final Path OWN = Path.of("src/main/resources/io/github/peerfire/smack/schema");

    private static final Path OTHERS = Path.of("src/test/resources/schema");

    private static final Pattern NAMESPACE = Pattern.compile("targetNamespace='([^']+)'");

    private static final DocumentBuilderFactory DOCUMENTS = DocumentBuilderFactory.newInstance();

    static {
        DOCUMENTS.setNamespaceAware(true);
    }

    private final Schema schema;

    private XmlSchemas(Schema schema) {
        this.schema = schema;
    }

    /** Reads all of them. */
    public static XmlSchemas load() {
        StringBuilder all = new StringBuilder("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>");
        try {
            for (Path directory : List.of(OWN, OTHERS)) {
                for (Path file : files(directory)) {
                    Matcher namespace = NAMESPACE.matcher(Files.readString(file));
                    namespace.find();
                    all.append("<xs:import namespace='").append(namespace.group(1)).append("' schemaLocation='")
                            .append(file.toUri()).append("'/>");
                }
            }
            return new XmlSchemas(SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(new StringReader(all.append("</xs:schema>").toString()))));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    /**
     * Validates an element of a stream of XMPP.
     *
     * @throws SAXException if it is not as the schemas have it
     */
    public void validate(String xml) throws Exception {
        schema.newValidator().validate(new DOMSource(only(xml)));
    }

    private static Element only(String xml) throws Exception {
        Element stream = DOCUMENTS.newDocumentBuilder().parse(new InputSource(
                new StringReader("<stream xmlns='jabber:client'>" + xml + "</stream>"))).getDocumentElement();
        List<Element> found = new ArrayList<>();
        NodeList children = stream.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeType() == Node.ELEMENT_NODE) {
                found.add((Element) children.item(i));
            }
        }
        if (found.size() != 1) {
            throw new AssertionError("Not one element, with an empty line before the next: " + xml);
        }
        return found.get(0);
    }
}
