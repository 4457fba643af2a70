package io.github.peerfire.smack.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.peerfire.smack.SpecificationExamples;
import java.util.Optional;
import java.util.Set;
import org.jivesoftware.smack.packet.IQ;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** What is asked of the service, letter for letter. */
class RequestsTest {

    private static final Jid SERVICE = JidCreate.fromOrThrowUnchecked("rtmfp.example.net");
    private static final String PROOF = "3b38ca5a2b1825e7602cee102b6e631761b621464e9ae9046bab9c65f809b72d";

    @Test
    void aTicketIsAskedForWithoutAnything() {
        assertThat(xml(new TicketRequest(SERVICE), "get")).isEqualTo("<ticket xmlns='urn:xmpp:rtmfp:0'/>");
    }

    @Test
    void bindClaimsAPeerIdAsTheSpecificationHasIt() {
        Bind bind = new Bind(SERVICE, SpecificationExamples.peer('a'), Optional.of(PROOF),
                Set.of(MediaKind.VIDEO, MediaKind.AUDIO), Visibility.CONTACTS);
        assertThat(xml(bind, "set")).isEqualTo("<bind xmlns='urn:xmpp:rtmfp:0' peer='" + SpecificationExamples.peer('a')
                + "' proof='" + PROOF + "' media='audio video' visibility='contacts'/>");
    }

    @Test
    void whatBindDoesNotStateIsLeftOut() {
        Bind bind = new Bind(SERVICE, SpecificationExamples.peer('a'), Optional.empty(), Set.of(), Visibility.NONE);
        assertThat(xml(bind, "set")).isEqualTo("<bind xmlns='urn:xmpp:rtmfp:0' peer='" + SpecificationExamples.peer('a')
                + "' visibility='none'/>");
    }

    @Test
    void unbindAndAdmitAreAsTheSpecificationHasThem() {
        assertThat(xml(new Unbind(SERVICE), "set")).isEqualTo("<unbind xmlns='urn:xmpp:rtmfp:0'/>");
        Jid carol = JidCreate.fromOrThrowUnchecked("carol@example.net/tab");
        assertThat(xml(new Admit(SERVICE, carol, 3600), "set"))
                .isEqualTo("<admit xmlns='urn:xmpp:rtmfp:0' jid='carol@example.net/tab' seconds='3600'/>");
    }

    @Test
    void nobodyIsAdmittedForLongerThanADay() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Admit(SERVICE, SERVICE, 86_401));
        assertThatIllegalArgumentException().isThrownBy(() -> new Admit(SERVICE, SERVICE, -1));
    }

    @Test
    void servicesAreAskedForAsXep0215HasIt() {
        assertThat(xml(new ExternalServicesRequest(SERVICE), "get"))
                .isEqualTo("<services xmlns='urn:xmpp:extdisco:2'/>");
    }

    private static String xml(IQ request, String type) {
        assertThat(request.toXML().toString()).contains("type='" + type + "'").contains("to='rtmfp.example.net'");
        return request.getChildElementXML().toString();
    }
}
