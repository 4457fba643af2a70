package io.github.peerfire.smack.xml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;

/**
 * Reads one element with all that is in it. Whatever it holds, the parser stands at its end tag afterwards, so that the
 * stream goes on with the next element.
 */
final class MarkupReader {

    /** More elements than any stanza of ours has. */
    static final int MAX_ELEMENTS = 1024;

    /** Deeper than any stanza of ours is. */
    static final int MAX_DEPTH = 12;

    /** More characters of values and text than any stanza of ours has. */
    static final int MAX_CHARACTERS = 65536;

    private final XmlPullParser parser;
    private int elements;
    private int characters;
    private boolean complete = true;

    private MarkupReader(XmlPullParser parser) {
        this.parser = parser;
    }

    /**
     * Reads the element whose start tag the parser stands at.
     *
     * @throws XmlPullParserException if the stream is no XML
     * @throws IOException if the stream breaks
     */
    static Markup read(XmlPullParser parser) throws XmlPullParserException, IOException {
        MarkupReader reader = new MarkupReader(parser);
        Markup whole = reader.element(0);
        return reader.complete ? whole : new Markup(whole.name(), whole.namespace(), Map.of(), List.of(), "", false);
    }

    private Markup element(int level) throws XmlPullParserException, IOException {
        String name = parser.getName();
        String namespace = parser.getNamespace() == null ? "" : parser.getNamespace();
        Map<String, String> attributes = attributes();
        List<Markup> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int depth = parser.getDepth();
        for (XmlPullParser.Event event = parser.next(); !ends(event, depth); event = parser.next()) {
            if (event == XmlPullParser.Event.TEXT_CHARACTERS) {
                text.append(bounded(parser.getText()));
            } else if (event == XmlPullParser.Event.START_ELEMENT) {
                child(level + 1, children);
            }
        }
        return new Markup(name, namespace, attributes, children, text.toString(), complete);
    }

    private void child(int level, List<Markup> children) throws XmlPullParserException, IOException {
        if (level > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            complete = false;
            skip();
        } else {
            children.add(element(level));
        }
    }

    private void skip() throws XmlPullParserException, IOException {
        int depth = parser.getDepth();
        XmlPullParser.Event event = parser.next();
        while (!ends(event, depth)) {
            event = parser.next();
        }
    }

    private boolean ends(XmlPullParser.Event event, int depth) throws IOException {
        if (event == XmlPullParser.Event.END_DOCUMENT) {
            throw new IOException("The stream ended within an element.");
        }
        return event == XmlPullParser.Event.END_ELEMENT && parser.getDepth() == depth;
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < parser.getAttributeCount(); i++) {
            String namespace = parser.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(parser.getAttributeName(i), bounded(parser.getAttributeValue(i)));
            }
        }
        return attributes;
    }

    private String bounded(String text) {
        characters += text.length();
        if (characters > MAX_CHARACTERS) {
            complete = false;
            return "";
        }
        return text;
    }
}
