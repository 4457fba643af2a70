package io.github.peerfire.client.videophone;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the registry answers, of which the first of each counts: {@code <result>} with {@code <update>}, or with a
 * {@code <friend>} that perhaps has an {@code <identity>}.
 *
 * @param update whether it registered; empty if it does not say
 * @param friend whether it answers for a name at all
 * @param identity what it knows under the name
 */
record RegistryAnswer(Optional<Boolean> update, boolean friend, Optional<String> identity) {

    private static final XMLInputFactory PARSERS = parsers();

    private static XMLInputFactory parsers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** @throws IOException if it is not such an answer */
    static RegistryAnswer parse(byte[] xml) throws IOException {
        try {
            // Decoded here: of bytes that are no text the parser would write to the error stream.
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString();
            Map<String, String> texts = texts(PARSERS.createXMLStreamReader(new StringReader(text)));
            if (!texts.containsKey("/result")) {
                throw new IOException("The registry's answer is no result.");
            }
            return new RegistryAnswer(Optional.ofNullable(texts.get("/result/update")).map("true"::equals),
                    texts.containsKey("/result/friend"), Optional.ofNullable(texts.get("/result/friend/identity")));
        } catch (XMLStreamException | CharacterCodingException e) {
            throw new IOException("The registry's answer is not XML.", e);
        }
    }

    /** The text of the first element at each path. */
    private static Map<String, String> texts(XMLStreamReader reader) throws XMLStreamException, IOException {
        Map<String, String> found = new LinkedHashMap<>();
        String path = "";
        String taking = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path = path + "/" + reader.getLocalName();
                    taking = found.putIfAbsent(path, "") == null ? path : null;
                    requireShallow(path);
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (path.equals(taking)) {
                        found.merge(path, reader.getText().strip(), String::concat);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> path = path.substring(0, path.lastIndexOf('/'));
                case XMLStreamConstants.DTD -> throw new IOException("The registry's answer has a DTD.");
                default -> {
                    // Comments and the like.
                }
            }
        }
        return found;
    }

    private static void requireShallow(String path) throws IOException {
        if (path.length() > 256) {
            throw new IOException("The registry's answer is too deep.");
        }
    }
}
