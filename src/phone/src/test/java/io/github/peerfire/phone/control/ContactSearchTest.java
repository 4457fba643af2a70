package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Contact;
import io.github.peerfire.client.ContactAvailability;
import io.github.peerfire.client.EndpointTrust;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jxmpp.jid.impl.JidCreate;

class ContactSearchTest {

    private final Contact bob = contact("bob@example.net", "Bob", ContactAvailability.OFFLINE, false);
    private final Contact bobby = contact("bobby@example.net", "Bobby", ContactAvailability.AWAY, false);
    private final Contact zoe = contact("zoe@example.org", "Zoë Müller", ContactAvailability.AVAILABLE, true);
    private final List<Contact> all = List.of(bob, bobby, zoe);

    private static Contact contact(String jid, String name, ContactAvailability availability, boolean callable) {
        return new Contact(JidCreate.bareFromOrThrowUnchecked(jid), name, availability, callable, Set.of(),
                EndpointTrust.NONE, false);
    }

    @Test
    void thoseThatCanBeCalledComeFirstThenThoseThatAreThere() {
        assertThat(ContactSearch.sorted(all)).containsExactly(zoe, bobby, bob);
    }

    @Test
    void neitherCaseNorAccentsNorTheOrderOfWordsMatter() {
        assertThat(ContactSearch.matching(all, "muller ZOE")).containsExactly(zoe);
        assertThat(ContactSearch.matching(all, "example.net")).containsExactly(bob, bobby);
        assertThat(ContactSearch.matching(all, " ")).isEqualTo(all);
        assertThat(ContactSearch.matching(all, "carol")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"S\u00f8ren,soren", "\u0141ukasz,lukasz", "\u0110or\u0111e,dorde", "Strau\u00df,strauss",
        "\u00c6gir,aegir", "I\u015f\u0131k,isik", "\u0152uvre,oeuvre"})
    void lettersThatAreNotOnEveryKeyboardAreFoundByThoseThatAre(String name, String typed) {
        Contact meant = contact("x@example.net", name, ContactAvailability.AVAILABLE, true);
        assertThat(ContactSearch.matching(List.of(bob, meant), typed)).containsExactly(meant);
        assertThat(ContactSearch.matching(List.of(bob, meant), name)).containsExactly(meant);
    }

    @Test
    void aWholeNameWinsOverAPartOfAnother() {
        assertThat(ContactSearch.named(all, "bob")).contains(bob);
        assertThat(ContactSearch.named(all, "bobb")).contains(bobby);
        assertThat(ContactSearch.named(all, "zoe@example.org")).contains(zoe);
    }

    @Test
    void whatCouldBeSeveralIsNobody() {
        assertThat(ContactSearch.named(all, "bo")).isEmpty();
        assertThat(ContactSearch.named(all, "")).isEmpty();
    }
}
