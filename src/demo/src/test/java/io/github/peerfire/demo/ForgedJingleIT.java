package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who knows a call's id speaks up in it, from another address than its two sides. */
@ExtendWith(OpenfireExtension.class)
class ForgedJingleIT {

    private static final String REPLACEMENT = "<transport xmlns='urn:xmpp:jingle:transports:rtmfp:0' peer='"
            + "c3".repeat(32) + "' epoch='9000000000000' uri='rtmfp://evil.example/xmpp' "
            + "stream='N2kd8Zp1XyQ7vRb5Lw0TcA'/>";

    private Phones phones;
    private XMPPTCPConnection mallory;
    private XMPPTCPConnection sibling;

    @AfterEach
    void everybodySignsOut() {
        mallory.instantShutdown();
        sibling.instantShutdown();
        phones.close();
    }

    private static String forged(JingleAction action, String sid) {
        return "<jingle xmlns='urn:xmpp:jingle:1' action='" + action.word() + "' sid='" + sid + "'>" + switch (action) {
            case SESSION_TERMINATE -> "<reason><success/></reason>";
            case SESSION_INFO -> "<hold xmlns='urn:xmpp:jingle:apps:rtp:info:1'/>";
            default -> "<content creator='initiator' name='audio'>"
                    + "<description xmlns='urn:xmpp:jingle:apps:rtmfp:0' media='audio'><codec id='8'/></description>"
                    + REPLACEMENT + "</content>";
        } + "</jingle>";
    }

    @Test
    void noActionOfAThirdAddressIsHeardInACall(EmbeddedOpenfire server, TestUsers users) throws Exception {
        phones = new Phones(server);
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        TestUser contact = users.create("mallory");
        users.befriend(alice, bob);
        users.befriend(contact, bob);
        TalkingClient desk = phones.signIn(alice);
        TalkingClient phone = phones.signIn(bob);
        mallory = RawClient.connect(phones.config(contact));
        sibling = RawClient.connect(phones.config(alice));
        TalkingCall call = Phones.talk(desk, phone);

        Map<String, StanzaError.Condition> answers = new LinkedHashMap<>();
        for (JingleAction action : JingleAction.values()) {
            String stanza = forged(action, call.call().id());
            answers.put("a contact's " + action, RawClient.answer(mallory, phone.client().jid(), stanza));
            answers.put("a sibling's " + action, RawClient.answer(sibling, phone.client().jid(), stanza));
        }
        assertThat(answers).allSatisfy((who, condition) ->
                assertThat(condition).as(who).isEqualTo(StanzaError.Condition.item_not_found));
        Phones.awaitSound(call);
        assertThat(phone.client().calls()).singleElement().satisfies(same -> {
            assertThat(same.state().phase()).isEqualTo(CallPhase.ACTIVE);
            assertThat(same.mediaState().heldByPeer()).isFalse();
        });
    }
}
