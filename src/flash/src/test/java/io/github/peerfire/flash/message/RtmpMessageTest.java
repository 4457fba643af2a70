package io.github.peerfire.flash.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.amf.AmfNull;
import io.github.peerfire.flash.amf.AmfNumber;
import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.flash.amf.AmfUndefined;
import io.github.peerfire.flash.amf.AmfValue;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtmpMessageTest {

    @Test
    @Proves("R7425-101")
    void setPeerInfoIsTheBytesOfTheRfcsExample() throws MalformedMessageException {
        CommandMessage command =
                CommandMessage.of("setPeerInfo", 0, null, "192.0.2.129:50001", "[2001:db8:1::2]:50002");
        String hex = "14 00000000 02 000b 73657450656572496e666f 00 0000000000000000 05"
                + "02 0011 3139322e302e322e3132393a3530303031"
                + "02 0015 5b323030313a6462383a313a3a325d3a3530303032";
        assertThat(command.encode()).isEqualTo(bytes(hex));
        assertThat(RtmpMessage.decode(bytes(hex))).isEqualTo(command);
    }

    @Test
    @Proves("R7425-118")
    void aCommandOfType17HasAFormatByte() throws MalformedMessageException {
        String hex = "11 00000102 00 02 0004 706c6179 00 3ff0000000000000 05 02 0001 73";
        RtmpMessage message = RtmpMessage.decode(bytes(hex));
        assertThat(message).isInstanceOfSatisfying(CommandMessage.class, command -> {
            assertThat(command.extended()).isTrue();
            assertThat(command.timestamp()).isEqualTo(0x102);
            assertThat(command.name()).isEqualTo("play");
            assertThat(command.transactionId()).isEqualTo(1);
            assertThat(command.commandObject()).isEqualTo(AmfNull.NULL);
            assertThat(command.argument(0)).isEqualTo(new AmfString("s"));
            assertThat(command.argument(1)).isEqualTo(AmfUndefined.UNDEFINED);
        });
        assertThat(message.encode()).isEqualTo(bytes(hex));
    }

    @Test
    void aCommandWithoutCommandObjectHasItsArgumentsFromTheThirdValue() throws MalformedMessageException {
        String librtmfp = "14 00000000 02 0004 706c6179 00 0000000000000000 02 0001 73 00 c000000000000000";
        assertThat(RtmpMessage.decode(bytes(librtmfp))).isInstanceOfSatisfying(CommandMessage.class, command -> {
            assertThat(command.commandObject()).isEqualTo(AmfNull.NULL);
            assertThat(command.arguments()).containsExactly(new AmfString("s"), new AmfNumber(-2));
        });
    }

    @Test
    void connectKeepsItsCommandObjectAndExtraArguments() throws MalformedMessageException {
        CommandMessage connect = CommandMessage.of("connect", 1, Map.of("app", "xmpp"), "xmpp-ticket", "id");
        assertThat(RtmpMessage.decode(connect.encode())).isInstanceOfSatisfying(CommandMessage.class, command -> {
            assertThat(command.commandObject().property("app").asText()).contains("xmpp");
            assertThat(command.arguments()).isEqualTo(AmfValue.listOf(List.of("xmpp-ticket", "id")));
        });
        assertThat(connect.toString()).doesNotContain("xmpp");
    }

    @Test
    void dataIsAHandlerAndItsArguments() throws MalformedMessageException {
        String hex = "12 00000000 02 0004 6f6e496d 02 0002 6869 01 01";
        assertThat(RtmpMessage.decode(bytes(hex))).isEqualTo(DataMessage.of("onIm", "hi", true));
        assertThat(DataMessage.of("onIm", "hi", true).encode()).isEqualTo(bytes(hex));
        assertThat(RtmpMessage.decode(bytes("0f 00000000 00 02 0001 61")))
                .isInstanceOfSatisfying(DataMessage.class, data -> {
                    assertThat(data.extended()).isTrue();
                    assertThat(data.handler()).isEqualTo("a");
                });
    }

    @Test
    @Proves("R7425-101")
    void audioAndVideoAreTagsAtATime() throws MalformedMessageException {
        assertThat(new AudioMessage(0xffff_ffffL, bytes("b2 01")).encode()).isEqualTo(bytes("08 ffffffff b201"));
        assertThat(new VideoMessage(40, bytes("12")).encode()).isEqualTo(bytes("09 00000028 12"));
        assertThat(RtmpMessage.decode(bytes("08 ffffffff b201"))).isInstanceOfSatisfying(AudioMessage.class, audio -> {
            assertThat(audio.timestamp()).isEqualTo(0xffff_ffffL);
            assertThat(audio.payload()).isEqualTo(bytes("b201"));
        });
        assertThat(RtmpMessage.decode(bytes("09 00000028"))).isInstanceOfSatisfying(VideoMessage.class,
                video -> assertThat(video.payload()).isEmpty());
    }

    /** Each such byte is read as a character that takes three. */
    @Test
    void namesThatCouldNotBeWrittenAgainAreMalformed() {
        String name = "ffff" + "ff".repeat(0xffff);
        for (String hex : List.of(
                "13 00000000" + name + "00000001 0000000000000000",
                "12 00000000 02 0001 61 03" + name + "05 000009")) {
            assertThatThrownBy(() -> RtmpMessage.decode(bytes(hex))).isInstanceOf(MalformedMessageException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 7, 21, 255})
    void otherTypesArePreserved(int type) throws MalformedMessageException {
        byte[] wire = bytes(String.format("%02x 00000001 c0ffee", type));
        RtmpMessage message = RtmpMessage.decode(wire);
        assertThat(message).isInstanceOf(OtherMessage.class);
        assertThat(message.type()).isEqualTo(type);
        assertThat(message.encode()).isEqualTo(wire);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                      LENGTH",
        "14000000,                                LENGTH",
        "1100000000,                              LENGTH",
        "0400000000,                              LENGTH",
        "0400000000 0000,                         LENGTH",
        "1100000000 03 020000 000000000000000000, UNSUPPORTED_ENCODING",
        "1400000000 110a07036101,                 UNSUPPORTED_ENCODING",
        "1000000000 010000 00000000 0000000000000000, UNSUPPORTED_ENCODING",
        "1000000000,                              LENGTH",
        "1300000000 000161 00000000 00000000000000, LENGTH",
        "1300000000 ffff61,                       LENGTH",
        "1300000000 000161 00000000 0000000000000000 01ffffffff00, LENGTH",
        "1600000000 08000001000000000000,         LENGTH",
        "1600000000 08000002 00000000 000000 aa,  LENGTH",
        "1600000000 08000001 00000000 000000 aa 000000, LENGTH",
        "1600000000 16000000 00000000 000000 0000000b, SHAPE",
        "1600000000 14000001 00000000 000000 05 0000000c, SHAPE",
        "1400000000 02ffff,                       VALUES",
        "1400000000,                              SHAPE",
        "1400000000 020000,                       SHAPE",
        "1400000000 000000000000000000 020000,    SHAPE",
        "1200000000,                              SHAPE",
        "1200000000 05,                           SHAPE"})
    @Proves("R7425-004")
    void whatIsMalformedIsRefusedWithItsReason(String hex, MessageFault fault) {
        assertThatThrownBy(() -> RtmpMessage.decode(bytes(hex)))
                .isInstanceOfSatisfying(MalformedMessageException.class,
                        e -> assertThat(e.fault()).isEqualTo(fault));
    }

    /** RTMP §7.1.3. */
    @Test
    void eventsOfASharedObjectAreRead() throws MalformedMessageException {
        String body = "0002 736f 00000007 0000000200000000 01 00000000 04 00000003 000161";
        for (boolean extended : new boolean[] {false, true}) {
            byte[] wire = bytes((extended ? "10 00000005 00" : "13 00000005") + body);
            SharedObjectMessage message = (SharedObjectMessage) RtmpMessage.decode(wire);
            assertThat(message.extended()).isEqualTo(extended);
            assertThat(message.name()).isEqualTo("so");
            assertThat(message.version()).isEqualTo(7);
            assertThat(message.flags()).isEqualTo(2L << 32);
            assertThat(message.events()).extracting(SharedObjectMessage.Event::type).containsExactly(1, 4);
            assertThat(message.events().get(1).data()).isEqualTo(bytes("000161"));
            assertThat(message.encode()).isEqualTo(wire);
        }
    }

    /** RTMP §7.1.6: the difference between the aggregate's and the first one's time is added to all. */
    @Test
    void whatIsInAnAggregateHasTheStreamsTime() throws MalformedMessageException {
        byte[] wire = bytes(
                "16 00000064 08000002 00000a 00 000000 b201 0000000d 09000001 01000a 02 000000 12 0000000c");
        AggregateMessage message = (AggregateMessage) RtmpMessage.decode(wire);
        assertThat(message.messages()).hasSize(2);
        assertThat(message.messages().get(0)).isInstanceOfSatisfying(AudioMessage.class, audio -> {
            assertThat(audio.timestamp()).isEqualTo(100);
            assertThat(audio.payload()).isEqualTo(bytes("b201"));
        });
        assertThat(message.messages().get(1)).isInstanceOfSatisfying(VideoMessage.class, video ->
                assertThat(video.timestamp()).isEqualTo(0x0201_000aL + 90));
        assertThat(message.encode()).isEqualTo(
                bytes("16 00000064 08000002 000064 00 000000 b201 0000000d 09000001 010064 02 000000 12 0000000c"));
        assertThat(RtmpMessage.decode(bytes("16 00000001"))).isEqualTo(new AggregateMessage(1, List.of()));
    }

    @Test
    void anAggregateHoldsNoOtherAndBeginsAtItsOwnTime() {
        AggregateMessage inner = new AggregateMessage(0, List.of());
        assertThatThrownBy(() -> new AggregateMessage(0, List.of(inner))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AggregateMessage(1, List.of(new VideoMessage(0, new byte[0]))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** RFC 7425 §5.3.3: a format byte of 0, then AMF0, which switches to AMF3 for a value. */
    @Test
    void whatNeedsAmf3IsOfAnExtendedType() throws MalformedMessageException {
        RtmpMessage data = DataMessage.of("a", (Object) new byte[] {1});
        assertThat(data.encode()).isEqualTo(bytes("0f 00000000 00 020001 61 11 0c0301"));
        assertThat(RtmpMessage.decode(data.encode())).isEqualTo(data);
        RtmpMessage command = CommandMessage.of("a", 1, null, new byte[] {1});
        assertThat(command.encode()).isEqualTo(bytes("11 00000000 00 020001 61 00 3ff0000000000000 05 11 0c0301"));
        assertThat(RtmpMessage.decode(command.encode())).isEqualTo(command);
        assertThat(CommandMessage.of("a", 1, null, 2).type()).isEqualTo(MessageType.COMMAND);
        assertThat(DataMessage.of("a", 2).type()).isEqualTo(MessageType.DATA);
    }

    @Test
    @Proves("R7425-094")
    void aMessageLongerThanRtmpAllowsIsRefused() {
        assertThatThrownBy(() -> RtmpMessage.decode(new byte[5 + 0x100_0000]))
                .isInstanceOf(MalformedMessageException.class);
        assertThatCode(() -> RtmpMessage.decode(new byte[5 + 0xff_ffff])).doesNotThrowAnyException();
    }

    @Test
    @Proves("R7425-094")
    void aTimestampBeyond32BitsIsAnArgumentError() {
        assertThatThrownBy(() -> new AudioMessage(0x1_0000_0000L, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void randomBytesNeverCauseAnythingButARefusal() {
        long seed = 0x72746d70L;
        Random random = new Random(seed);
        int[] types = {4, 8, 9, 15, 16, 17, 18, 19, 20, 22, 99};
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : random.nextInt(19));
            }
            if (bytes.length > 0) {
                bytes[0] = (byte) types[random.nextInt(types.length)];
            }
            try {
                assertThat(RtmpMessage.decode(bytes).type()).isEqualTo(bytes[0] & 0xff);
            } catch (MalformedMessageException e) {
                assertThat(e.fault()).isNotNull();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + HexFormat.of().formatHex(bytes), e);
            }
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
