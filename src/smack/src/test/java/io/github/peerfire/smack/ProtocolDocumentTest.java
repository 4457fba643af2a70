package io.github.peerfire.smack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.smack.ProtocolDocument.Example;
import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.xml.UnreadableElement;
import io.github.peerfire.smack.xml.UnreadableIq;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.XmlStringBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** What the specification shows is valid, is read, and is written as it is shown. */
class ProtocolDocumentTest {

    private static final ProtocolDocument DOCUMENT = ProtocolDocument.read();
    private static final XmlSchemas SCHEMAS = XmlSchemas.load();
    private static final Pattern REFERENCE = Pattern.compile("ProtoXEP(?:'s)?(?: sections?)? ([0-9]+(?:\\.[0-9]+)?)");

    static Stream<String> elements() {
        return DOCUMENT.elements().stream();
    }

    /** What Smack's side of the protocol reads: all but what is said to the service, and what is no stanza. */
    static Stream<String> read() {
        return elements().filter(xml -> xml.startsWith("<iq") || xml.startsWith("<message")
                || xml.startsWith("<presence")).filter(xml -> !startTag(xml).contains(" to='rtmfp.example.net'"));
    }

    @Test
    void everyExampleHasItsNumberAndACaption() {
        List<Integer> numbers = DOCUMENT.examples().stream().map(Example::number).toList();
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(numbers.size() + DOCUMENT.schemas().size()).as("blocks of XML").isEqualTo((int) DOCUMENT.blocks());
        assertThat(numbers).hasSizeGreaterThan(30);
    }

    @Test
    void theSchemasAreThoseOfTheFiles() throws IOException {
        for (ProtocolDocument.Schema schema : DOCUMENT.schemas()) {
            assertThat(schema.text()).isEqualTo(Files.readString(XmlSchemas.OWN.resolve(schema.file())));
        }
        assertThat(DOCUMENT.schemas()).hasSize(XmlSchemas.files(XmlSchemas.OWN).size());
    }

    @ParameterizedTest
    @MethodSource("elements")
    void everyExampleObeysTheSchemas(String xml) throws Exception {
        SCHEMAS.validate(xml);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<bind xmlns='urn:xmpp:rtmfp:0'/>",
        "<endpoint xmlns='urn:xmpp:rtmfp:0' epoch='9223372036854775808'/>",
        "<description xmlns='urn:xmpp:jingle:apps:rtmfp:0' media='smell'/>",
        "<iq from='a@b/c' to='rtmfp.b' type='set' id='1'><admit xmlns='urn:xmpp:rtmfp:0' jid='x' seconds='-1'/></iq>",
    })
    void theSchemasRefuseWhatIsWrong(String xml) {
        assertThatThrownBy(() -> SCHEMAS.validate(xml)).isInstanceOf(SAXException.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyExampleIsReadAndWhatIsWrittenOfItIsValidAndTheSame(XmlParsers parser) throws Exception {
        for (String xml : read().toList()) {
            Stanza stanza = parser.stanza(xml);
            assertThat(stanza.getExtensions()).as(xml).noneMatch(UnreadableElement.class::isInstance);
            if (startTag(xml).contains("type='error'")) {
                continue;
            }
            assertThat(stanza).as(xml).isNotInstanceOf(UnreadableIq.class);
            for (String written : List.of(stanza.toXML().toString(), onAStream(stanza))) {
                assertThatCode(() -> SCHEMAS.validate(written)).as(written).doesNotThrowAnyException();
                assertThat(parser.stanza(written).toXML().toString()).isEqualTo(stanza.toXML().toString());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyExampleOfJingleSaysTheSameAfterItWasWritten(XmlParsers parser) throws Exception {
        List<String> requests = read().filter(xml -> xml.contains("<jingle ")).toList();
        assertThat(requests).hasSizeGreaterThanOrEqualTo(20);
        for (String xml : requests) {
            Jingle jingle = parser.iq(xml, Jingle.class);
            assertThat(parser.iq(jingle.toXML().toString(), Jingle.class).body()).isEqualTo(jingle.body());
        }
    }

    @Test
    void everyNamespaceOfOursIsInTheDocument() {
        assertThat(elements().toList().toString()).contains(RtmfpNamespaces.RTMFP, RtmfpNamespaces.TRANSPORT,
                RtmfpNamespaces.APPLICATION, RtmfpNamespaces.JINGLE, RtmfpNamespaces.SESSION_INFO,
                RtmfpNamespaces.JINGLE_MESSAGE, RtmfpNamespaces.EXTERNAL_SERVICES, RtmfpNamespaces.MUJI,
                RtmfpNamespaces.CALL_INVITES);
    }

    @Test
    void everySectionThatTheCodeNamesIsThere() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                REFERENCE.matcher(Files.readString(file)).results().map(found -> found.group(1)).forEach(named::add);
            }
        }
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(DOCUMENT.sections()).containsAll(named);
    }

    /** As Smack writes it for a server, without the namespaces that it believes to be declared around an element. */
    private static String onAStream(Stanza stanza) throws IOException {
        XmlEnvironment stream = XmlEnvironment.builder().withNamespace("jabber:client").build();
        StringWriter text = new StringWriter();
        ((XmlStringBuilder) stanza.toXML(stream)).write(text, stream);
        return text.toString();
    }

    private static String startTag(String xml) {
        return xml.substring(0, xml.indexOf('>'));
    }
}
