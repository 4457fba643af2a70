package io.github.peerfire.openfire.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.binding.Binding;
import io.github.peerfire.openfire.binding.EndpointOptions;
import io.github.peerfire.openfire.binding.MediaKind;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.openfire.binding.Visibility;
import io.github.peerfire.openfire.settings.Advertisement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

class PresenceStampTest {

    private static final String NAMESPACE = "urn:xmpp:rtmfp:0";
    private static final JID ALICE = RegistryFixture.DESK;
    private static final JID ROOM = new JID("room@conference.example.net/alice");

    private final Map<JID, Binding> bindings = new HashMap<>();
    private Advertisement advertisement = new Advertisement("rtmfp.example.net", 1935, new JID("rtmfp.example.net"));
    private final PresenceStamp stamp = new PresenceStamp("example.net",
            jid -> Optional.ofNullable(bindings.get(jid)), () -> Optional.ofNullable(advertisement));

    @Test
    void broadcastPresenceOfABoundUserShowsTheEndpoint() {
        bind(new EndpointOptions(Optional.of(EnumSet.of(MediaKind.VIDEO, MediaKind.AUDIO)), Visibility.CONTACTS));
        Presence presence = presence(null);
        stamp.apply(presence);
        assertThat(endpoint(presence).asXML()).isEqualTo("<endpoint xmlns=\"urn:xmpp:rtmfp:0\" peer=\""
                + "01".repeat(32) + "\" epoch=\"1772360130412\" uri=\"rtmfp://rtmfp.example.net/xmpp\" "
                + "media=\"audio video\"/>");
        assertThat(presence.getElement().elementText("status")).isEqualTo("here");
    }

    @Test
    void theServiceIsNamedWhereTheUriDoesNotNameIt() {
        bind(EndpointOptions.DEFAULT);
        advertisement = new Advertisement("example.net", 443, new JID("rtmfp.example.net"));
        Presence presence = presence(null);
        stamp.apply(presence);
        assertThat(endpoint(presence).attributeValue("service")).isEqualTo("rtmfp.example.net");
    }

    @Test
    void theLargestElementIsWithin512Bytes() {
        bind(new EndpointOptions(Optional.of(EnumSet.allOf(MediaKind.class)), Visibility.CONTACTS));
        String domain = "d".repeat(63) + ".example.net";
        advertisement = new Advertisement("h".repeat(63) + "." + domain, 65_535, new JID("rtmfp." + domain));
        Presence presence = presence(null);
        stamp.apply(presence);
        assertThat(endpoint(presence).asXML().length()).isLessThanOrEqualTo(512);
    }

    @Test
    void aForgedEndpointIsReplaced() {
        bind(EndpointOptions.DEFAULT);
        Presence presence = presence(null);
        forge(presence);
        forge(presence);
        stamp.apply(presence);
        assertThat(presence.getElement().elements("endpoint")).hasSize(1);
        assertThat(endpoint(presence).attributeValue("peer")).isEqualTo("01".repeat(32));
    }

    @Test
    void aForgedEndpointOfAnUnboundUserIsRemoved() {
        Presence presence = presence(null);
        forge(presence);
        stamp.apply(presence);
        assertThat(endpoint(presence)).isNull();
    }

    @Test
    void anyElementOfTheNamespaceIsRemoved() {
        Presence presence = presence(null);
        presence.getElement().addElement("bound", NAMESPACE);
        presence.getElement().addElement("r:endpoint", NAMESPACE);
        stamp.apply(presence);
        assertThat(presence.getElement().elements()).extracting(Element::getName).containsExactly("status");
    }

    @ParameterizedTest
    @EnumSource(Presence.Type.class)
    void presenceOfAnyTypeIsStrippedAndOnlyAvailableOneIsStamped(Presence.Type type) {
        bind(EndpointOptions.DEFAULT);
        Presence presence = presence(ROOM);
        presence.setType(type);
        forge(presence);
        stamp.apply(presence);
        assertThat(endpoint(presence)).isNull();
    }

    @Test
    void directedPresenceShowsTheEndpointOnlyIfTheClientAsked() {
        bind(EndpointOptions.DEFAULT);
        Presence quiet = presence(ROOM);
        stamp.apply(quiet);
        assertThat(endpoint(quiet)).isNull();

        Presence asking = presence(ROOM);
        asking.getElement().addElement("endpoint", NAMESPACE);
        stamp.apply(asking);
        assertThat(endpoint(asking).attributeValue("peer")).isEqualTo("01".repeat(32));
    }

    @Test
    void onlyAnEmptyEndpointAsksForTheTrueOne() {
        bind(EndpointOptions.DEFAULT);
        Presence echo = presence(ROOM);
        echo.getElement().addElement("endpoint", NAMESPACE).addAttribute("peer", "01".repeat(32));
        stamp.apply(echo);
        assertThat(endpoint(echo)).isNull();

        Presence filled = presence(ROOM);
        filled.getElement().addElement("endpoint", NAMESPACE).setText("x");
        stamp.apply(filled);
        assertThat(endpoint(filled)).isNull();
    }

    @Test
    void presenceThatTheDomainSendsOnToOthersIsNoBroadcast() {
        bind(EndpointOptions.DEFAULT);
        Presence multicast = presence(new JID("example.net"));
        multicast.getElement().addElement("addresses", "http://jabber.org/protocol/address")
                .addElement("address").addAttribute("type", "to").addAttribute("jid", ROOM.toString());
        stamp.apply(multicast);
        assertThat(endpoint(multicast)).isNull();
        assertThat(stamp.isBroadcast(multicast)).isFalse();
    }

    @Test
    void presenceOfAnUnknownTypeIsStrippedToo() {
        bind(EndpointOptions.DEFAULT);
        Presence strange = presence(null);
        strange.getElement().addAttribute("type", "invisible");
        strange.getElement().addElement("endpoint", NAMESPACE);
        stamp.apply(strange);
        assertThat(endpoint(strange)).isNull();
    }

    @Test
    void presenceSentToTheDomainIsABroadcast() {
        bind(EndpointOptions.DEFAULT);
        Presence presence = presence(new JID("example.net"));
        stamp.apply(presence);
        assertThat(endpoint(presence)).isNotNull();
    }

    @Test
    void anInvisibleEndpointIsNotShown() {
        bind(new EndpointOptions(Optional.empty(), Visibility.NONE));
        Presence presence = presence(null);
        stamp.apply(presence);
        assertThat(endpoint(presence)).isNull();
    }

    @Test
    void aLegacyEndpointIsShown() {
        bind(new EndpointOptions(Optional.empty(), Visibility.LEGACY));
        Presence presence = presence(null);
        stamp.apply(presence);
        assertThat(endpoint(presence)).isNotNull();
    }

    @Test
    void nothingIsShownWhileTheRendezvousIsStopped() {
        bind(EndpointOptions.DEFAULT);
        advertisement = null;
        Presence presence = presence(null);
        stamp.apply(presence);
        assertThat(endpoint(presence)).isNull();
    }

    @Test
    void onlyLocalUsersAreConcerned() {
        assertThat(stamp.concerns(from("alice@example.net/desk"))).isTrue();
        assertThat(stamp.concerns(from("alice@example.org/desk"))).isFalse();
        assertThat(stamp.concerns(from("room@conference.example.net/alice"))).isFalse();
        assertThat(stamp.concerns(from("example.net"))).isFalse();
        assertThat(stamp.concerns(new Presence())).isFalse();
    }

    @Test
    void presenceIsStaleUntilItShowsWhatIsTrue() {
        Presence presence = presence(null);
        assertThat(stamp.isStale(presence)).isFalse();
        bind(EndpointOptions.DEFAULT);
        assertThat(stamp.isStale(presence)).isTrue();
        stamp.apply(presence);
        assertThat(stamp.isStale(presence)).isFalse();
        assertThat(stamp.isStale(presence.createCopy())).isFalse();
        bind(new EndpointOptions(Optional.of(EnumSet.of(MediaKind.AUDIO)), Visibility.CONTACTS));
        assertThat(stamp.isStale(presence)).isTrue();
        bindings.clear();
        assertThat(stamp.isStale(presence)).isTrue();
    }

    private void bind(EndpointOptions options) {
        bindings.put(ALICE, new Binding(ALICE, RegistryFixture.id(1), 1, 1_772_360_130_412L, options));
    }

    private static Presence presence(JID to) {
        Presence presence = from(ALICE.toString());
        presence.setTo(to);
        presence.setStatus("here");
        return presence;
    }

    private static Presence from(String jid) {
        Presence presence = new Presence();
        presence.setFrom(jid);
        return presence;
    }

    private static void forge(Presence presence) {
        presence.getElement().addElement("endpoint", NAMESPACE).addAttribute("peer", "ff".repeat(32));
    }

    private static Element endpoint(Presence presence) {
        return presence.getElement().element("endpoint");
    }
}
