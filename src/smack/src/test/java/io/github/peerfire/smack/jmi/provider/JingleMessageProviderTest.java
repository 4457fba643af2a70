package io.github.peerfire.smack.jmi.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.SpecificationExamples;
import io.github.peerfire.smack.XmlParsers;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import io.github.peerfire.smack.xml.UnreadableElement;
import java.util.List;
import java.util.Set;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.jxmpp.jid.impl.JidCreate;

class JingleMessageProviderTest {

    @ParameterizedTest
    @EnumSource
    void proposeIsReadAsTheSpecificationHasIt(XmlParsers parser) throws Exception {
        JingleMessage propose = read(parser, SpecificationExamples.PROPOSE);
        assertThat(propose.kind()).isEqualTo(JingleMessage.Kind.PROPOSE);
        assertThat(propose.id()).isEqualTo("ca3cf894-5325-482f-a412-a6e9f832298d");
        assertThat(propose.media()).containsExactlyInAnyOrder(MediaKind.AUDIO, MediaKind.VIDEO);
    }

    @ParameterizedTest
    @EnumSource
    void reasonsAndTieBreaksAreRead(XmlParsers parser) throws Exception {
        assertThat(read(parser, SpecificationExamples.FINISH).reason()).contains(JingleReason.SUCCESS);
        JingleMessage reject = read(parser, SpecificationExamples.TIE_BREAK);
        assertThat(reject.reason()).contains(JingleReason.EXPIRED);
        assertThat(reject.tieBreak()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAsTheSame(XmlParsers parser) throws Exception {
        for (JingleMessage message : List.of(
                JingleMessage.propose("1", Set.of(MediaKind.AUDIO, MediaKind.DATA)),
                JingleMessage.of(JingleMessage.Kind.RINGING, "2"),
                JingleMessage.of(JingleMessage.Kind.PROCEED, "3"),
                JingleMessage.of(JingleMessage.Kind.REJECT, "4", JingleReason.BUSY),
                JingleMessage.tieBreak(JingleMessage.Kind.RETRACT, "<&'\">"),
                JingleMessage.of(JingleMessage.Kind.FINISH, "6", JingleReason.CONNECTIVITY_ERROR))) {
            String xml = "<message from='a@b/c' type='chat'>" + message.toXML(XmlEnvironment.EMPTY) + "</message>";
            assertThat(read(parser, xml)).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @EnumSource
    void allDescriptionsArriveAsAConnectionWritesThem(XmlParsers parser) throws Exception {
        Message message = MessageBuilder.buildMessage("m1").from(JidCreate.fromOrThrowUnchecked("a@b/c"))
                .addExtension(JingleMessage.propose("1", Set.of(MediaKind.AUDIO, MediaKind.VIDEO, MediaKind.DATA)))
                .build();
        String written = message.toXML(XmlEnvironment.builder().withNamespace("jabber:client").build()).toString();
        assertThat(read(parser, written).media()).containsExactlyInAnyOrder(MediaKind.values());
    }

    @ParameterizedTest
    @EnumSource
    void descriptionsOfOtherApplicationsAreLeftOut(XmlParsers parser) throws Exception {
        assertThat(read(parser, SpecificationExamples.PROPOSE.replace("apps:rtmfp:0", "apps:rtp:1")).media()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id='ca3cf894-5325-482f-a412-a6e9f832298d'|",
        "id='ca3cf894-5325-482f-a412-a6e9f832298d'|id=''",
        "media='audio'|media=''",
        "media='audio'|",
    })
    void aMalformedMessageIsUnreadable(String right, String wrong) throws Exception {
        for (XmlParsers parser : XmlParsers.values()) {
            Message message = (Message) parser.stanza(
                    SpecificationExamples.PROPOSE.replace(right, wrong == null ? "" : wrong));
            assertThat(message.getExtensions()).hasAtLeastOneElementOfType(UnreadableElement.class)
                    .noneMatch(JingleMessage.class::isInstance);
        }
    }

    private static JingleMessage read(XmlParsers parser, String xml) throws Exception {
        return parser.stanza(xml).getExtensions().stream().filter(JingleMessage.class::isInstance)
                .map(JingleMessage.class::cast).findFirst().orElseThrow();
    }
}
