package io.github.peerfire.openfire.component;

import static io.github.peerfire.openfire.binding.RegistryFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.binding.Admissions;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.Presence;

class ServiceComponentTest {

    private static final JID SERVICE = new JID("rtmfp.example.net");

    private final RegistryFixture fixture = new RegistryFixture();
    private final List<Packet> sent = new ArrayList<>();
    private final ServiceComponent component = new ServiceComponent(new ServiceRequests("example.net", Optional::empty,
            new RtmfpProperties(name -> null), new TicketIssuer(new Random(1), fixture.clock), fixture.registry,
            new Admissions(fixture.clock), new CommandRequests(List.of(), user -> true), fixture.clock),
            sent::add, Runnable::run);

    @ParameterizedTest
    @EnumSource(names = {"result", "error"})
    void answersToWhatWasNeverAskedAreIgnored(IQ.Type type) {
        IQ answer = request(DESK);
        answer.setType(type);
        component.processPacket(answer);
        assertThat(sent).isEmpty();
    }

    @Test
    void stanzasOfOtherKindsAreIgnored() {
        Message message = new Message();
        message.setFrom(DESK);
        message.setBody("hello");
        Presence presence = new Presence(Presence.Type.subscribe);
        presence.setFrom(DESK);
        component.processPacket(message);
        component.processPacket(presence);
        component.processPacket(request(null));
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mallory@example.org/x", "example.org", "rtmfp.example.org", "example.net",
            "alice@example.net",
        "conference.example.net", "alice@conference.example.net/alice", "alice@sub.example.net/desk"})
    void nobodyFromElsewhereIsServedWhateverHeAsks(String requester) {
        for (String name : List.of("ticket", "bind", "unbind", "admit")) {
            IQ request = request(new JID(requester));
            request.setChildElement(name, Namespaces.RTMFP);
            component.processPacket(request);
        }
        assertThat(sent).hasSize(4).allSatisfy(answer -> {
            assertThat(answer.getTo()).isEqualTo(new JID(requester));
            assertThat(((IQ) answer).getError().getCondition()).isEqualTo(PacketError.Condition.forbidden);
        });
    }

    private static IQ request(JID from) {
        IQ request = new IQ(IQ.Type.get, "same-id");
        request.setFrom(from);
        request.setTo(SERVICE);
        request.setChildElement("query", Namespaces.DISCO_INFO);
        return request;
    }
}
