package io.github.peerfire.openfire.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smackx.privacy.PrivacyListManager;
import org.jivesoftware.smackx.privacy.packet.PrivacyItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Openfire 4.2.0 has privacy lists only; later versions keep what XEP-0191 blocks in the default one. */
class PrivacyIT extends FriendsCases {
    PrivacyIT(EmbeddedOpenfire server) {
        super(server);
    }

    /** Blocked for presence only, or for all, which is what a later version writes when its user blocks somebody. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoIsBlockedIsNotIntroducedUntilHeIsNotBlockedAnyMore(boolean presenceOnly) throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            PrivacyListManager lists = PrivacyListManager.getInstanceFor(desk.xmpp());
            PrivacyItem item = new PrivacyItem(PrivacyItem.Type.jid, bob.address(), false, 0);
            item.setFilterPresenceOut(presenceOnly);
            lists.createPrivacyList("blocklist", List.of(item));
            lists.setDefaultListName("blocklist");
            NetConnection publisher = desk.goOnline();
            NetStream.publishDirect(publisher, "media");
            BlockingQueue<String> blocked = IntroductionIT.play(phone.goOnline(), publisher);
            assertThat(blocked.poll(2, SECONDS)).isNull();
            lists.declineDefaultList();
            assertThat(blocked.poll(20, SECONDS)).isEqualTo(StatusCode.STREAM_CONNECT_SUCCESS);
        }
    }

    @Test
    void whoIsInvisibleIsNotToldOf() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            PrivacyListManager lists = PrivacyListManager.getInstanceFor(desk.xmpp());
            PrivacyItem item = new PrivacyItem(false, 1);
            item.setFilterPresenceOut(true);
            lists.createPrivacyList("invisible", List.of(item));
            lists.setActiveListName("invisible");
            String peer = desk.goOnline().nearId().hex();
            assertThat(desk.awaitStored(xml -> xml.contains(peer))).isTrue();
            lists.declineActiveList();
            desk.send(PresenceBuilder.buildPresence().setStatus("here I am").build());
            Presence first = phone.awaitPresence(desk, presence -> Device.endpoint(presence).isPresent());
            assertThat(first.getStatus()).isEqualTo("here I am");
        }
    }
}
