package io.github.peerfire.smack.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.peerfire.smack.ProtocolDocument;
import io.github.peerfire.smack.XmlParsers;
import io.github.peerfire.smack.XmlSchemas;
import io.github.peerfire.smack.element.Bound;
import io.github.peerfire.smack.invite.element.CallInvite;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import io.github.peerfire.smack.xml.StanzaMutations.Mutation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Everything that can be wrong in one place of a stanza of the specification: a part is missing, doubled, repeated,
 * oversized, of the wrong type, or of the wrong namespace.
 */
class SystematicMutationsTest {

    private static final XmlSchemas SCHEMAS = XmlSchemas.load();

    /** Smack warns of what breaks in its own elements, which is no news here. */
    private final Logger smack = Logger.getLogger(PacketParserUtils.class.getName());

    static List<String> stanzas() {
        return ProtocolDocument.read().elements().stream()
                .filter(xml -> xml.matches("(?s)<(iq|message|presence) [^>]*>.+"))
                .filter(xml -> !xml.matches("(?s)<iq type='[gs]et'[^>]* to='rtmfp\\.example\\.net'.*")).toList();
    }

    @BeforeEach
    void silence() {
        smack.setLevel(Level.OFF);
    }

    @AfterEach
    void speakAgain() {
        smack.setLevel(null);
    }

    @Test
    void whatIsReadOfAMutatedStanzaIsValidAndAllElseIsUnreadable() throws Exception {
        Set<String> done = new HashSet<>();
        int mutations = 0;
        for (String stanza : stanzas()) {
            for (Mutation mutation : StanzaMutations.of(stanza, done)) {
                readsAlike(mutation);
                mutations++;
            }
        }
        assertThat(mutations).isGreaterThan(1500);
    }

    private static void readsAlike(Mutation mutation) throws Exception {
        List<String> readings = new ArrayList<>();
        for (XmlParsers parser : XmlParsers.values()) {
            Stanza read = parser.attempt(mutation.xml()).orElse(null);
            List<String> ours = read == null ? List.of() : ours(read);
            for (String element : ours) {
                assertThatCode(() -> SCHEMAS.validate(element)).as("%s: %s", mutation.what(), element)
                        .doesNotThrowAnyException();
            }
            readings.add(ours.toString());
        }
        assertThat(readings.get(0)).as(mutation.what()).isEqualTo(readings.get(1));
    }

    /** Those of our elements that were understood, written again. */
    private static List<String> ours(Stanza stanza) {
        if (stanza instanceof IQ iq) {
            // A server that proves nothing is known as such, so that the user can be told.
            boolean unproven = iq instanceof Bound bound && bound.proof().isEmpty();
            boolean known = isOurs(iq) && !(iq instanceof UnreadableIq) && !unproven;
            return known ? List.of(iq.getChildElementXML().toString()) : List.of();
        }
        return stanza.getExtensions().stream()
                .filter(element -> isOurs(element) && !(element instanceof UnreadableElement))
                .filter(element -> !isEmptied(element))
                .map(element -> element.toXML(XmlEnvironment.EMPTY).toString()).toList();
    }

    private static boolean isOurs(Object element) {
        return element.getClass().getName().startsWith("io.github.peerfire");
    }

    /** What holds only things that are not ours is known as holding nothing, which would not be sent. */
    private static boolean isEmptied(ExtensionElement element) {
        return element instanceof JingleMessage message && message.kind() == JingleMessage.Kind.PROPOSE
                && message.descriptions().isEmpty()
                || element instanceof CallInvite invite && invite.room().isEmpty();
    }
}
