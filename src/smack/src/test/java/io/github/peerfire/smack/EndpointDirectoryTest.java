package io.github.peerfire.smack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

/** The reading rules of ProtoXEP 5.4. */
class EndpointDirectoryTest {

    private static final EntityFullJid DESK = JidCreate.entityFullFromOrThrowUnchecked("alice@example.net/desk");

    private final EndpointDirectory directory = new EndpointDirectory();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        directory.addListener((device, endpoint) ->
                told.add(device.getResourcepart() + " " + endpoint.map(PresenceEndpoint::epoch).orElse(null)));
    }

    @Test
    void anEndpointIsKnownByItsFullJid() throws Exception {
        read(available("desk", endpoint(7)));
        assertThat(directory.endpoint(DESK).map(PresenceEndpoint::epoch)).contains(7L);
        assertThat(directory.endpoints(DESK.asBareJid())).containsOnlyKeys(DESK);
        assertThat(told).containsExactly("desk 7");
    }

    @Test
    void severalResourcesHaveSeveralEndpoints() throws Exception {
        read(available("desk", endpoint(7)));
        read(available("phone", endpoint(3)));
        assertThat(directory.endpoints(DESK.asBareJid())).hasSize(2);
    }

    @Test
    void noMoreThanTenThousandDevicesAreKnownAndThoseGoOnChanging() throws Exception {
        for (int i = 0; i < 10_001; i++) {
            read(available("device" + i, endpoint(7)));
        }
        assertThat(directory.endpoints(DESK.asBareJid())).hasSize(10_000);
        read(available("device3", endpoint(8)));
        assertThat(told).hasSize(10_001).endsWith("device3 8");
    }

    @Test
    void aLowerEpochIsStale() throws Exception {
        read(available("desk", endpoint(7)));
        read(available("desk", endpoint(6)));
        assertThat(directory.endpoint(DESK).map(PresenceEndpoint::epoch)).contains(7L);
        read(available("desk", endpoint(8)));
        assertThat(told).containsExactly("desk 7", "desk 8");
    }

    @Test
    void aLowerEpochIsNewAfterTheResourceWentAway() throws Exception {
        read(available("desk", endpoint(7)));
        read("<presence from='alice@example.net/desk' type='unavailable'/>");
        read(available("desk", endpoint(1)));
        assertThat(told).containsExactly("desk 7", "desk null", "desk 1");
    }

    @Test
    void whatADeviceHadBeforeIsRememberedUntilItGoes() throws Exception {
        for (char peer : new char[] {'a', 'b', 'c', 'd', 'e', 'f'}) {
            read(available("desk", endpoint(peer).replace(SpecificationExamples.peer('a'),
                    SpecificationExamples.peer(peer))));
        }
        assertThat(directory.had(DESK, SpecificationExamples.peer('f'))).as("it has that now").isFalse();
        assertThat(directory.had(DESK, SpecificationExamples.peer('e'))).isTrue();
        assertThat(directory.had(DESK, SpecificationExamples.peer('b'))).isTrue();
        assertThat(directory.had(DESK, SpecificationExamples.peer('a'))).as("four are enough").isFalse();
        read(available("desk", ""));
        assertThat(directory.had(DESK, SpecificationExamples.peer('f'))).isTrue();
        read("<presence from='alice@example.net/desk' type='unavailable'/>");
        assertThat(directory.had(DESK, SpecificationExamples.peer('f'))).isFalse();
    }

    @Test
    void whatElseChangesOfAnEndpointLeavesItTheSame() throws Exception {
        read(available("desk", endpoint(7)));
        read(available("desk", endpoint(8)));
        assertThat(directory.endpoint(DESK).orElseThrow().epoch()).isEqualTo(8);
        assertThat(directory.had(DESK, SpecificationExamples.peer('a'))).isFalse();
    }

    @Test
    void presenceWithoutEndpointClearsTheEntry() throws Exception {
        read(available("desk", endpoint(7)));
        read(available("desk", ""));
        assertThat(directory.endpoint(DESK)).isEmpty();
        assertThat(told).containsExactly("desk 7", "desk null");
    }

    @Test
    void malformedRepeatedAndEmptyElementsAreAsNone() throws Exception {
        for (String none : List.of(endpoint(7) + endpoint(8), endpoint(7).replace("epoch='7'", "epoch='x'"),
                "<endpoint xmlns='urn:xmpp:rtmfp:0'/>", endpoint(7) + "<endpoint xmlns='urn:xmpp:rtmfp:0'/>")) {
            read(available("desk", none));
            assertThat(directory.endpoint(DESK)).as(none).isEmpty();
        }
    }

    @Test
    void onlyAvailablePresenceOfUsersCounts() throws Exception {
        read("<presence from='alice@example.net/desk' type='subscribe'>" + endpoint(7) + "</presence>");
        read("<presence from='alice@example.net/desk' type='unavailable'>" + endpoint(7) + "</presence>");
        read("<presence from='alice@example.net/desk' type='error'>" + endpoint(7) + "</presence>");
        read("<presence from='alice@example.net'>" + endpoint(7) + "</presence>");
        read("<presence from='example.net'>" + endpoint(7) + "</presence>");
        read("<presence>" + endpoint(7) + "</presence>");
        assertThat(told).isEmpty();
    }

    @Test
    void theSamePresenceAgainIsNoNews() throws Exception {
        read(available("desk", endpoint(7)));
        read(available("desk", endpoint(7)));
        assertThat(told).containsExactly("desk 7");
    }

    private void read(String xml) throws Exception {
        directory.read((Presence) XmlParsers.XPP3.stanza(xml));
    }

    private static String available(String resource, String element) {
        return "<presence from='alice@example.net/" + resource + "'>" + element + "</presence>";
    }

    private static String endpoint(long epoch) {
        return "<endpoint xmlns='urn:xmpp:rtmfp:0' peer='" + SpecificationExamples.peer('a') + "' epoch='" + epoch
                + "' uri='rtmfp://rtmfp.example.net/xmpp'/>";
    }
}
