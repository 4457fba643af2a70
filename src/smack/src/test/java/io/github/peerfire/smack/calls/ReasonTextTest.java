package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.SpecificationExamples;
import io.github.peerfire.smack.XmlParsers;
import io.github.peerfire.smack.jingle.element.Jingle;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one side's program says to the other's user about the end of a call (XEP-0166 section 7.4). */
class ReasonTextTest {

    @Test
    void aFaultIsToldInASentenceOfTheSendersLanguageAndAHangUpIsNot() {
        CallPair pair = new CallPair();
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMAN);
        try {
            pair.connect();
            pair.deskMedia().listener().failed();
            pair.settle();
        } finally {
            Locale.setDefault(before);
        }
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.MEDIA_FAILED);
        assertThat(pair.incoming.said())
                .contains(CallState.ended(CallEnding.MEDIA_FAILED).explain(Locale.GERMAN));
        CallPair other = new CallPair();
        other.talk();
        other.outgoing.end();
        other.settle();
        assertThat(other.incoming.state().isOver()).isTrue();
        assertThat(other.incoming.said()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void ofASentenceTheFirstTwoHundredCharactersThatCanBeSeenAreRead(XmlParsers parser) throws Exception {
        assertThat(text(parser, "<success/><text> So\u202E long&#10;</text>")).contains("So long");
        assertThat(text(parser, "<success/><text>" + "x".repeat(300) + "</text>")).contains("x".repeat(200));
        assertThat(text(parser, "<success/><text> </text>")).isEmpty();
        assertThat(text(parser, "<boredom/><text>So long</text>")).as("of no known reason").isEmpty();
        assertThat(text(parser, "<success/>")).isEmpty();
    }

    private static Optional<String> text(XmlParsers parser, String reason) throws Exception {
        return parser.iq(SpecificationExamples.TERMINATE.replace("<success/>", reason), Jingle.class).body().text();
    }
}
