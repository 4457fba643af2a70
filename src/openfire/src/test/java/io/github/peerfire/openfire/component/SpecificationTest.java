package io.github.peerfire.openfire.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xmpp.packet.IQ;

/** The service answers the specification's requests with the specification's answers, letter for letter. */
class SpecificationTest {

    private final ServiceFixture service = new ServiceFixture();

    @ParameterizedTest
    @CsvSource({"d2,get,result", "e1,get,result", "e2,get,error", "b1,set,result", "b2,set,result"})
    void theServiceAnswersWhatTheSpecificationShows(String id, String request, String answer) {
        IQ shown = SpecificationExamples.iq(id, answer);
        assertThat(canonical(service.answer(SpecificationExamples.iq(id, request)))).isEqualTo(canonical(shown));
    }

    @Test
    void aBoundClientLetsSomebodyInAsTheSpecificationShows() {
        service.answer(SpecificationExamples.iq("b1", "set"));
        IQ shown = SpecificationExamples.iq("a1", "result");
        assertThat(canonical(service.answer(SpecificationExamples.iq("a1", "set")))).isEqualTo(canonical(shown));
    }

    @Test
    void aForgedClaimIsRefusedAsTheSpecificationShows() {
        IQ shown = SpecificationExamples.iq("b9", "error");
        IQ claim = SpecificationExamples.iq("b9", "error");
        claim.getElement().remove(claim.getElement().element("error"));
        claim.setType(IQ.Type.set);
        claim.setFrom(shown.getTo());
        claim.setTo(shown.getFrom());
        assertThat(canonical(service.answer(claim))).isEqualTo(canonical(shown));
    }

    @Test
    void tooManyTicketsAreRefusedAsTheSpecificationShows() {
        IQ request = SpecificationExamples.iq("t1", "get");
        for (int i = 0; i < 6; i++) {
            assertThat(service.answer(request).getType()).isEqualTo(IQ.Type.result);
        }
        request.setID("t8");
        assertThat(canonical(service.answer(request))).isEqualTo(canonical(SpecificationExamples.iq("t8", "error")));
    }

    @Test
    void aTicketHasTheFormThatTheSpecificationShows() {
        IQ shown = SpecificationExamples.iq("t1", "result");
        IQ answer = service.answer(SpecificationExamples.iq("t1", "get"));
        for (String name : new String[] {"id", "secret"}) {
            assertThat(answer.getChildElement().attributeValue(name))
                    .hasSameSizeAs(shown.getChildElement().attributeValue(name));
            answer.getChildElement().addAttribute(name, shown.getChildElement().attributeValue(name));
        }
        shown.getChildElement().remove(shown.getChildElement().elements().get(1));
        assertThat(canonical(answer)).isEqualTo(canonical(shown));
    }

    /** The same for two stanzas that differ only in the order of attributes, or in where namespaces are declared. */
    private static String canonical(IQ stanza) {
        return Canonical.of(stanza.getElement());
    }
}
