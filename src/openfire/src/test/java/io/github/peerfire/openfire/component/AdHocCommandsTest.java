package io.github.peerfire.openfire.component;

import static io.github.peerfire.openfire.binding.RegistryFixture.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.junit.jupiter.api.Test;

/** Commands of the service (XEP-0050), as stanzas. */
class AdHocCommandsTest extends AskedService {

    @Test
    void administratorsSeeAndUseCommands() {
        String items = "<query xmlns='http://jabber.org/protocol/disco#items' node='" + COMMANDS + "'/>";
        assertThat(ask("get", items).getChildElement().element("item").asXML()).isEqualTo("<item "
                + "xmlns=\"http://jabber.org/protocol/disco#items\" jid=\"rtmfp.example.net\" node=\"recite\" "
                + "name=\"Recite\"/>");
        assertThat(ask(BOB.toString(), "get", items).getChildElement().elements()).isEmpty();
        assertThat(error(ask(BOB.toString(), "set", command("", "")))).isEqualTo("forbidden auth");
    }

    @Test
    void aCommandAsksAndThenAnswers() {
        Element asked = ask("set", command("action='execute'", "")).getChildElement();
        assertThat(asked.attributeValue("status")).isEqualTo("executing");
        assertThat(asked.attributeValue("sessionid")).isNotEmpty();
        assertThat(asked.element("actions").element("complete")).isNotNull();
        assertThat(asked.element("x").attributeValue("type")).isEqualTo("form");
        Element done = ask("set", command("sessionid='s'", poem("roses"))).getChildElement();
        assertThat(done.attributeValue("status")).isEqualTo("completed");
        assertThat(done.attributeValue("sessionid")).isEqualTo("s");
        assertThat(done.element("x").element("field").elementText("value")).isEqualTo("roses for alice@example.net");
    }

    @Test
    void aCommandThatCannotBeDoneSaysWhyAndAsksAgain() {
        Element again = ask("set", command("", poem(""))).getChildElement();
        assertThat(again.attributeValue("status")).isEqualTo("executing");
        assertThat(again.element("note").attributeValue("type")).isEqualTo("error");
        assertThat(again.elementText("note")).isEqualTo("no poem");
        assertThat(again.element("x")).isNotNull();
    }

    @Test
    void aCommandCanBeCanceledButNotTurnedBack() {
        assertThat(ask("set", command("action='cancel'", "")).getChildElement().attributeValue("status"))
                .isEqualTo("canceled");
        assertThat(ask("set", command("", "<x xmlns='jabber:x:data' type='cancel'/>")).getChildElement()
                .attributeValue("status")).isEqualTo("canceled");
        assertThat(error(ask("set", command("action='prev'", "")))).isEqualTo("bad-request modify");
        assertThat(error(ask("set", "<command xmlns='" + COMMANDS + "' node='sing'/>")))
                .isEqualTo("item-not-found cancel");
        assertThat(error(ask("set", "<command xmlns='" + COMMANDS + "'/>"))).isEqualTo("item-not-found cancel");
    }

    private static String command(String attributes, String content) {
        return "<command xmlns='" + COMMANDS + "' node='recite' " + attributes + ">" + content + "</command>";
    }

    private static String poem(String text) {
        return "<x xmlns='jabber:x:data' type='submit'><field var='poem'><value>" + text + "</value></field></x>";
    }
}
