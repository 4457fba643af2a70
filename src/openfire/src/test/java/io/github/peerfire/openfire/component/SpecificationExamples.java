package io.github.peerfire.openfire.component;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dom4j.DocumentException;
import org.dom4j.Element;
import org.dom4j.Node;
import org.dom4j.io.SAXReader;
import org.xmpp.packet.IQ;

/** Requests to the service, and its answers, as the specification shows them. */
public final class SpecificationExamples {

    private static final Path DOCUMENT = Path.of("../site/markdown/protocol.md");

    private SpecificationExamples() {
    }

    /** What stands in the specification. */
    public static IQ iq(String id, String type) {
        Matcher found = Pattern.compile("^<iq type='" + type + "'[^>]* id='" + id + "'(?:/>|>.*?^</iq>)",
                Pattern.DOTALL | Pattern.MULTILINE).matcher(document());
        if (!found.find()) {
            throw new AssertionError("no " + type + " " + id);
        }
        return parse(found.group());
    }

    /** Reads a stanza, without the white space by which it is indented. */
    static IQ parse(String xml) {
        try {
            Element root = new SAXReader().read(new StringReader(xml)).getRootElement();
            strip(root);
            return new IQ(root);
        } catch (DocumentException e) {
            throw new AssertionError(xml, e);
        }
    }

    private static void strip(Element element) {
        for (Node node : element.content().toArray(new Node[0])) {
            if (node.getNodeType() == Node.TEXT_NODE && node.getText().isBlank()) {
                element.remove(node);
            }
        }
        element.elements().forEach(SpecificationExamples::strip);
    }

    private static String document() {
        try {
            return Files.readString(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
