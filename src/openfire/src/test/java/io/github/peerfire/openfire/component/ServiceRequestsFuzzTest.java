package io.github.peerfire.openfire.component;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.openfire.binding.Admissions;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.dom4j.DocumentException;
import org.dom4j.io.SAXReader;
import org.xml.sax.SAXException;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** Requests to the service: the first byte says from whom and of what type, the rest is what they hold. */
class ServiceRequestsFuzzTest extends FuzzTarget {

    private static final JID SERVICE = new JID("rtmfp.example.net");

    @Override
    protected int mutations() {
        return 1_000;
    }

    @Override
    protected void run(byte[] input) throws Exception {
        IQ request = request(input);
        if (request == null) {
            return;
        }
        RegistryFixture fixture = new RegistryFixture();
        fixture.connect(1, RegistryFixture.DESK);
        ServiceRequests requests = new ServiceRequests("example.net",
                () -> Optional.of(new Advertisement("rtmfp.example.net", 1_935, SERVICE)),
                new RtmfpProperties(Map.<String, String>of()::get), new TicketIssuer(new Random(1), fixture.clock),
                fixture.registry, new Admissions(fixture.clock),
                new CommandRequests(List.of(), user -> true), fixture.clock);
        Cost.of(input, 100_000, 200).limit(() -> {
            IQ answer = requests.answer(request.createCopy());
            if (answer != null && !answer.getFrom().equals(SERVICE)) {
                throw new AssertionError("answered from " + answer.getFrom());
            }
        });
    }

    /** Null if the server would not have passed it on. */
    private static IQ request(byte[] input) {
        int choice = input.length == 0 ? 0 : input[0];
        String payload = new String(input, Math.min(1, input.length), Math.max(0, input.length - 1),
                StandardCharsets.UTF_8);
        try {
            SAXReader reader = new SAXReader();
            reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            IQ request = new IQ(reader.read(new StringReader("<iq id='i'>" + payload + "</iq>")).getRootElement());
            request.setType((choice & 1) == 0 ? IQ.Type.get : IQ.Type.set);
            request.setFrom((choice & 2) == 0 ? RegistryFixture.DESK : RegistryFixture.BOB);
            request.setTo(SERVICE);
            return request;
        } catch (DocumentException | SAXException e) {
            return null;
        }
    }
}
