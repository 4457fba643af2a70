package io.github.peerfire.smack.jingle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.SpecificationExamples;
import io.github.peerfire.smack.XmlParsers;
import io.github.peerfire.smack.jingle.element.Jingle;
import org.jivesoftware.smack.packet.IQ;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error stanzas of ProtoXEP 6.7. */
class JingleFaultTest {

    @ParameterizedTest
    @CsvSource({
        "BAD_REQUEST, bad-request,",
        "UNKNOWN_SESSION, item-not-found, unknown-session",
        "OUT_OF_ORDER, unexpected-request, out-of-order",
        "TIE_BREAK, conflict, tie-break",
        "UNSUPPORTED_INFO, feature-not-implemented, unsupported-info",
        "SERVICE_UNAVAILABLE, service-unavailable,",
    })
    void aFaultIsAnsweredWithItsConditions(JingleFault fault, String condition, String detail) throws Exception {
        Jingle request = XmlParsers.STAX.iq(SpecificationExamples.TERMINATE, Jingle.class);
        IQ answer = fault.answer(request);
        String xml = answer.toXML().toString();
        assertThat(answer.getType()).isEqualTo(IQ.Type.error);
        assertThat(answer.getStanzaId()).isEqualTo("j5");
        assertThat(answer.getTo().toString()).isEqualTo("alice@example.net/desk");
        assertThat(xml).contains("<" + condition + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'");
        if (detail == null) {
            assertThat(xml).doesNotContain("urn:xmpp:jingle:errors:1");
        } else {
            assertThat(xml).contains("<" + detail + " xmlns='urn:xmpp:jingle:errors:1'");
        }
    }
}
