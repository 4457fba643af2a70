package io.github.peerfire.smack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The specification of this project, read as a document. */
public final class ProtocolDocument {

    private static final Path DOCUMENT = Path.of("../site/markdown/protocol.md");
    private static final Pattern EXAMPLE = Pattern.compile(
            "^\\*\\*Example ([0-9]+)\\. ([^\\n]+)\\*\\*$\\n\\n```xml\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern SCHEMA = Pattern.compile(
            "^`([a-z-]+\\.xsd)`:$\\n\\n```xml\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern XML = Pattern.compile("^```xml$", Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^##+ ([0-9]+(?:\\.[0-9]+)?)\\.? ", Pattern.MULTILINE);

    /**
     * An example.
     *
     * @param number as it is written
     * @param caption what it shows
     * @param elements its stanzas, or an element that occurs in some
     */
    public record Example(int number, String caption, List<String> elements) {
    }

    /**
     * A schema as it is printed.
     *
     * @param file its name
     */
    public record Schema(String file, String text) {
    }

    private final String text;

    private ProtocolDocument(String text) {
        this.text = text;
    }

    /** Reads it from the checkout. */
    public static ProtocolDocument read() {
        try {
            return new ProtocolDocument(Files.readString(DOCUMENT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The examples in their order; empty lines are between their elements. */
    public List<Example> examples() {
        return EXAMPLE.matcher(text).results().map(ProtocolDocument::example).toList();
    }

    /** The schemas in their order. */
    public List<Schema> schemas() {
        return SCHEMA.matcher(text).results().map(found -> new Schema(found.group(1), found.group(2))).toList();
    }

    /** How many blocks of XML there are. */
    public long blocks() {
        return XML.matcher(text).results().count();
    }

    /** The numbers of the headings, such as 6 and 6.3. */
    public List<String> sections() {
        return HEADING.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** All that the examples show. */
    public List<String> elements() {
        return examples().stream().flatMap(example -> example.elements().stream()).toList();
    }

    /**
     * A stanza of an example.
     *
     * @param id its id
     * @param type its type
     */
    public String stanza(String id, String type) {
        return elements().stream().filter(xml -> startTag(xml).contains(" id='" + id + "'"))
                .filter(xml -> startTag(xml).contains(" type='" + type + "'")).findFirst().orElseThrow();
    }

    private static String startTag(String xml) {
        return xml.substring(0, xml.indexOf('>'));
    }

    private static Example example(MatchResult found) {
        List<String> elements = Arrays.stream(found.group(3).split("\n\n")).map(String::strip).toList();
        return new Example(Integer.parseInt(found.group(1)), found.group(2), elements);
    }
}
