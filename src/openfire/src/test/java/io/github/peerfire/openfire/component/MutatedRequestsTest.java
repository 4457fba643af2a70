package io.github.peerfire.openfire.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;

/**
 * Every request of the specification with everything that can be wrong in it: each gets the condition that the
 * specification names, changes nothing, and learns no address.
 */
class MutatedRequestsTest {

    private static final String RTMFP = "urn:xmpp:rtmfp:0";
    private static final String BAD = "bad-request modify";
    private static final String FORBIDDEN = "forbidden auth";
    private static final String NOT_FOUND = "item-not-found cancel";
    private static final String UNAVAILABLE = "service-unavailable cancel";

    private final ServiceFixture service = new ServiceFixture();

    /** Requests by their names: those of the specification, and two that it only describes. */
    private static IQ request(String name) {
        return switch (name) {
            case "ticket" -> SpecificationExamples.iq("t1", "get");
            case "bind" -> SpecificationExamples.iq("b1", "set");
            case "unbind" -> SpecificationExamples.iq("b2", "set");
            case "admit" -> SpecificationExamples.iq("a1", "set");
            case "services" -> SpecificationExamples.iq("e1", "get");
            case "info" -> SpecificationExamples.iq("d2", "get");
            case "credentials" -> with(SpecificationExamples.iq("e2", "get"), iq -> {
                Element wanted = iq.getChildElement().elements().get(0);
                wanted.addAttribute("type", "turn").addAttribute("host", "turn.example.net");
            });
            case "items" -> with(SpecificationExamples.iq("d2", "get"), iq -> iq.setChildElement(
                    "query", "http://jabber.org/protocol/disco#items"));
            case "command" -> with(SpecificationExamples.iq("b2", "set"), iq -> iq.setChildElement(
                    "command", "http://jabber.org/protocol/commands").addAttribute("node", "recite"));
            default -> throw new AssertionError(name);
        };
    }

    private static IQ with(IQ request, Consumer<IQ> change) {
        change.accept(request);
        return request;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ticket", "bind", "unbind", "admit", "services", "info", "credentials", "items", "command"})
    void aRequestThatIsRightIsAnswered(String name) {
        bindIfNeeded(name);
        assertThat(service.answer(request(name)).getType()).isEqualTo(IQ.Type.result);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ticket", "bind", "unbind", "admit", "services", "info", "credentials", "items", "command"})
    void whatIsNotKnownInARequestIsIgnored(String name) {
        bindIfNeeded(name);
        IQ more = request(name);
        more.getChildElement().addAttribute("more", "x".repeat(10_000));
        more.getChildElement().addElement("more", "urn:x").addElement(QName.get("bind", RTMFP));
        assertThat(service.answer(more).getType()).isEqualTo(IQ.Type.result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "bind", "unbind", "admit", "services", "credentials", "command"})
    void gettingWhatIsToBeSetAndTheOtherWayRoundIsABadRequest(String name) {
        refused(BAD, with(request(name), iq -> iq.setType(iq.getType() == IQ.Type.get ? IQ.Type.set : IQ.Type.get)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ticket", "bind", "unbind", "admit", "services", "info", "credentials", "items", "command"})
    void aRequestWithNoneOrTwoElementsIsABadRequest(String name) {
        refused(BAD, with(request(name), iq -> iq.getElement().remove(iq.getElement().elements().get(0))));
        refused(BAD, with(request(name), iq -> iq.getElement().add(iq.getElement().elements().get(0).createCopy())));
        refused(BAD, with(request(name), iq -> iq.getElement().addElement("more", "urn:x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ticket", "bind", "unbind", "admit", "services", "info", "credentials", "items", "command"})
    void anElementOfAnotherNameOrNamespaceIsNotKnown(String name) {
        refused(UNAVAILABLE, renamed(name, "urn:x", request(name).getElement().elements().get(0).getName()));
        refused("feature-not-implemented cancel", renamed(name, RTMFP, "more"));
        refused(UNAVAILABLE, renamed(name, "urn:xmpp:rtmfp:1", "bind"));
        refused(UNAVAILABLE, renamed(name, "", "bind"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "bind", "unbind", "admit", "services", "credentials", "command"})
    void onlyFullJidsOfTheDomainAreServed(String name) {
        for (String sender : new String[] {"alice@example.net", "example.net", "alice@example.org/desk",
            "rtmfp.example.net", "example.net/desk", "alice@rooms.example.net/desk"}) {
            refused(FORBIDDEN, with(request(name), iq -> iq.setFrom(sender)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ticket", "bind", "unbind", "admit", "services", "info", "credentials", "items", "command"})
    void onlyTheServicesOwnAddressAnswers(String name) {
        refused(UNAVAILABLE, with(request(name), iq -> iq.setTo("somebody@rtmfp.example.net")));
        refused(UNAVAILABLE, with(request(name), iq -> iq.setTo("rtmfp.example.net/x")));
    }

    @ParameterizedTest
    @CsvSource({"bind,peer", "bind,proof", "bind,media", "bind,visibility", "admit,jid", "admit,seconds"})
    void anAttributeThatSaysNothingSensibleIsABadRequest(String name, String attribute) {
        bindIfNeeded(name);
        for (String value : new String[] {"x", "\u202e", "-", "\u0661", "CONTACTS;", "x".repeat(70_000)}) {
            String wrong = attribute.equals("jid") ? value + "@@" : value;
            refused(BAD, with(request(name), iq -> iq.getChildElement().addAttribute(attribute, wrong)));
        }
    }

    @Test
    void anAddressMayBeAsLongAsThereAreAny() {
        bindIfNeeded("admit");
        String longest = "x".repeat(1_023) + "@example.net/" + "z".repeat(1_023);
        assertThat(service.answer(admitting(longest)).getType()).isEqualTo(IQ.Type.result);
        refused(BAD, admitting("x" + longest));
        refused(BAD, admitting(longest + "z"));
    }

    private static IQ admitting(String address) {
        return with(request("admit"), iq -> iq.getChildElement().addAttribute("jid", address));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bind|peer|MISSING|" + BAD, "bind|peer||" + BAD, "bind|peer|a1a1|" + BAD, "bind|proof||" + BAD,
        "bind|media|audio smell|" + BAD, "bind|media|audio,video|" + BAD, "bind|media|AUDIO|" + BAD,
        "bind|visibility||" + BAD, "bind|visibility|Contacts|" + BAD, "bind|visibility|contacts none|" + BAD,
        "admit|jid|MISSING|" + BAD, "admit|jid||" + BAD, "admit|jid|example.net|" + BAD,
        "admit|jid|rooms.example.net/x|" + BAD, "admit|seconds||" + BAD, "admit|seconds|86401|" + BAD,
        "admit|seconds|-1|" + BAD, "admit|seconds|4294967297|" + BAD, "admit|seconds|1.5|" + BAD,
        "admit|seconds|+5|" + BAD, "info|node|x|" + NOT_FOUND, "info|node||" + NOT_FOUND, "items|node|x|" + NOT_FOUND,
        "command|node|MISSING|" + NOT_FOUND, "command|node|x|" + NOT_FOUND, "command|action|prev|" + BAD,
        "command|action||" + BAD,
    })
    void anAttributeThatIsMissingOrWrongGetsItsCondition(String name, String attribute, String value, String error) {
        bindIfNeeded(name);
        String given = value == null ? "" : value;
        refused(error, with(request(name), iq ->
                iq.getChildElement().addAttribute(attribute, given.equals("MISSING") ? null : given)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "type|MISSING|" + BAD, "host|MISSING|" + BAD, "type|rtmfp|not-acceptable modify", "type|stun|" + NOT_FOUND,
        "host|turn.example.org|" + NOT_FOUND, "port|1|" + NOT_FOUND, "port|x|" + NOT_FOUND, "host|''|" + NOT_FOUND})
    void credentialsOfWhatIsNotOfferedAreRefused(String attribute, String value, String error) {
        refused(error, with(request("credentials"), iq -> iq.getChildElement().elements().get(0)
                .addAttribute(attribute, value.equals("MISSING") ? null : value)));
        refused(BAD, with(request("credentials"), iq -> iq.getChildElement().clearContent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0202020202020202020202020202020202020202020202020202020202020202",
        "0303030303030303030303030303030303030303030303030303030303030303"})
    void aPeerIdOfSomebodyElseAndOneOfNobodyAreTheSame(String peer) {
        for (int proof = 0; proof < 2; proof++) {
            boolean given = proof == 1;
            refused(NOT_FOUND, with(request("bind"), iq -> iq.getChildElement().addAttribute("peer", peer)
                    .addAttribute("proof", given ? "00".repeat(32) : null)));
        }
    }

    @Test
    void aWrongProofIsRefusedThoughTheTicketIsRight() {
        refused(NOT_FOUND, with(request("bind"), iq -> iq.getChildElement().addAttribute("proof", "0".repeat(64))));
        assertThat(service.answer(request("bind")).getType()).isEqualTo(IQ.Type.result);
    }

    @Test
    void somebodyElsesFullJidCannotUseTheTicketOrTheProof() {
        refused(NOT_FOUND, with(request("bind"), iq -> iq.setFrom("alice@example.net/phone")));
        refused(NOT_FOUND, with(request("bind"), iq -> iq.setFrom("bob@example.net/x")));
    }

    @Test
    void whoHasNoBindingLetsNobodyIn() {
        refused(NOT_FOUND, request("admit"));
    }

    @Test
    void othersThanAdministratorsHaveNoCommands() {
        refused(FORBIDDEN, with(request("command"), iq -> iq.setFrom("bob@example.net/x")));
    }

    private void bindIfNeeded(String name) {
        if (name.equals("admit")) {
            service.answer(request("bind"));
        }
    }

    private static IQ renamed(String name, String namespace, String other) {
        IQ request = request(name);
        request.getElement().remove(request.getElement().elements().get(0));
        request.getElement().add(DocumentHelper.createElement(QName.get(other, namespace)));
        return request;
    }

    /** Refused twice alike: nothing was changed, and nothing is said of what is there. */
    private void refused(String condition, IQ request) {
        String before = service.state();
        // Refusals are limited, too; here each mutation has a fresh minute.
        service.fixture.clock.advance(Duration.ofMinutes(6));
        IQ answer = service.answer(request);
        assertThat(answer.getType()).as(answer.toXML()).isEqualTo(IQ.Type.error);
        assertThat(answer.getError().getCondition().toXMPP() + " " + answer.getError().getType())
                .as(request.toXML()).isEqualTo(condition);
        assertThat(answer.getError().getText()).isNull();
        assertThat(answer.toXML()).doesNotContain("203.0.113", "50001", "50002");
        assertThat(service.answer(request).toXML()).isEqualTo(answer.toXML());
        assertThat(service.state()).isEqualTo(before);
    }
}
