package io.github.peerfire.openfire.component;

import static io.github.peerfire.openfire.binding.RegistryFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.binding.Admissions;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import java.io.StringReader;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dom4j.DocumentException;
import org.dom4j.io.SAXReader;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** A service without a server, which users ask by stanzas. */
abstract class AskedService {

    static final String RTMFP = "xmlns='urn:xmpp:rtmfp:0'";
    static final String COMMANDS = "http://jabber.org/protocol/commands";
    static final JID SERVICE = new JID("rtmfp.example.net");
    static final String PEER = "0101010101010101010101010101010101010101010101010101010101010101";

    final RegistryFixture fixture = new RegistryFixture();
    final TicketIssuer tickets = new TicketIssuer(new SecureRandom(), fixture.clock);
    final Admissions admissions = new Admissions(fixture.clock);
    final Map<String, String> settings = new HashMap<>();
    Advertisement advertisement = new Advertisement("rtmfp.example.net", 1935, SERVICE);
    final ServiceRequests requests = new ServiceRequests("example.net",
            () -> Optional.ofNullable(advertisement),
            new RtmfpProperties(settings::get), tickets, fixture.registry, admissions,
            new CommandRequests(List.of(new RecitingCommand()), DESK::equals), fixture.clock);

    IQ ask(String type, String payload) {
        return ask(DESK.toString(), type, payload);
    }

    IQ ask(String from, String type, String payload) {
        IQ request = iq(from, type, payload);
        IQ answer = requests.answer(request);
        assertThat(answer.getTo()).isEqualTo(request.getFrom());
        assertThat(answer.getFrom()).isEqualTo(SERVICE);
        assertThat(answer.getID()).isEqualTo("i1");
        return answer;
    }

    static IQ iq(String from, String type, String payload) {
        String xml = "<iq type='" + type + "' id='i1' from='" + from + "' to='" + SERVICE + "'>" + payload + "</iq>";
        try {
            return new IQ(new SAXReader().read(new StringReader(xml)).getRootElement());
        } catch (DocumentException e) {
            throw new AssertionError(xml, e);
        }
    }

    static String error(IQ answer) {
        assertThat(answer.getType()).as(answer.toXML()).isEqualTo(IQ.Type.error);
        assertThat(answer.getError().getText()).isNull();
        return answer.getError().getCondition().toXMPP() + " " + answer.getError().getType();
    }
}
