package io.github.peerfire.smack.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.SpecificationExamples;
import io.github.peerfire.smack.XmlParsers;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever arrives as well-formed XML becomes a stanza; what is not well-formed is the parser's business and nobody
 * else's.
 */
class MutatedStanzasTest {

    private static final List<String> ORIGINALS = SystematicMutationsTest.stanzas();

    private static final String[] SCRAPS = {"", "'", "\"", "<", ">", "/>", "&amp;", "&", "&#0;", "<x/>",
        "<![CDATA[x]]>", "<!--x-->", "99999999999999999999", "-1", "\u0000", "\uD83D\uDD25",
        " xmlns='urn:x'", " id=''", "<reason/>",
        "</content>", "audio", "\n"};

    /** Smack warns of what breaks in its own elements, which is no news here. */
    private final Logger smack = Logger.getLogger(PacketParserUtils.class.getName());

    @BeforeEach
    void silence() {
        smack.setLevel(Level.OFF);
    }

    @AfterEach
    void speakAgain() {
        smack.setLevel(null);
    }

    @ParameterizedTest
    @EnumSource
    void noMutationOfAStanzaGetsAnExceptionOutOfAProvider(XmlParsers parser) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 3000; i++) {
            String xml = mutated(ORIGINALS.get(random.nextInt(ORIGINALS.size())), random);
            read += reads(parser, xml, seed) ? 1 : 0;
        }
        // Else the mutations would test nothing but the parser.
        assertThat(read).as("stanzas that were still XML, seed %d", seed).isGreaterThan(500);
    }

    private static boolean reads(XmlParsers parser, String xml, long seed) {
        try {
            return parser.attempt(xml).isPresent();
        } catch (Exception e) {
            throw new AssertionError("seed " + seed + ": " + xml, e);
        }
    }

    private static String mutated(String xml, Random random) {
        StringBuilder result = new StringBuilder(xml);
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            int from = random.nextInt(result.length());
            int to = Math.min(result.length(), from + random.nextInt(8));
            result.replace(from, to, random.nextInt(4) == 0
                    ? String.valueOf((char) (32 + random.nextInt(96)))
                    : random.nextBoolean() ? SCRAPS[random.nextInt(SCRAPS.length)] : "");
        }
        return result.toString();
    }

    @ParameterizedTest
    @EnumSource
    void aStanzaThatIsTooDeepOrTooLargeIsUnreadableAndTheStreamGoesOn(XmlParsers parser) throws Exception {
        for (String bulk : List.of(
                "<x>".repeat(5000) + "</x>".repeat(5000), "<x/>".repeat(5000), "y".repeat(100_000))) {
            String xml = SpecificationExamples.TERMINATE.replace("<reason>", bulk + "<reason>");
            assertThat(parser.iq(xml, UnreadableIq.class).reason()).isEqualTo("too large");
        }
    }

    @Test
    void bothParsersReadTheSame() throws Exception {
        for (String xml : ORIGINALS.stream().filter(original -> !original.startsWith("<iq type='error'")).toList()) {
            assertThat(XmlParsers.STAX.stanza(xml).toXML().toString())
                    .isEqualTo(XmlParsers.XPP3.stanza(xml).toXML().toString());
        }
    }
}
