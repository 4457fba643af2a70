package io.github.peerfire.netty.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The messages of RFC 5769, and one like that of RFC 8489's Appendix B. */
class StunVectorsTest {

    private static final String TRANSACTION_ID = "b7e7a701bc34d686fa87dfae";
    private static final byte[] SHORT_TERM_KEY = "VOkJxbRl1RmTxUk/WvJxBt".getBytes(StandardCharsets.US_ASCII);
    private static final String MATRIX = "\u30de\u30c8\u30ea\u30c3\u30af\u30b9";

    /** RFC 5769 §2.1. */
    private static final byte[] REQUEST = hex("""
            00010058 2112a442 b7e7a701bc34d686fa87dfae
            80220010 5354554e207465737420636c69656e74
            00240004 6e0001ff
            80290008 932ff9b151263b36
            00060009 6576746a3a68367659202020
            00080014 9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2
            80280004 e57a3bcf""");

    /** RFC 5769 §2.2. */
    private static final byte[] RESPONSE_IPV4 = hex("""
            0101003c 2112a442 b7e7a701bc34d686fa87dfae
            8022000b 7465737420766563746f7220
            00200008 0001a147e112a643
            00080014 2b91f599fd9e90c38c7489f92af9ba53f06be7d7
            80280004 c07d4c96""");

    /** RFC 5769 §2.3. */
    private static final byte[] RESPONSE_IPV6 = hex("""
            01010048 2112a442 b7e7a701bc34d686fa87dfae
            8022000b 7465737420766563746f7220
            00200014 0002a1470113a9faa5d3f179bc25f4b5bed2b9d9
            00080014 a382954e4be67bf11784c97c8292c275bfe3ed41
            80280004 c8fb0b4c""");

    /** RFC 5769 §2.4. */
    private static final byte[] LONG_TERM_REQUEST = hex("""
            00010060 2112a442 78ad3433c6ad72c029da412e
            00060012 e3839ee38388e383aae38383e382afe382b90000
            0015001c 662f2f3439396b39353464364f4c33346f4c39465354767936347341
            0014000b 6578616d706c652e6f726700
            00080014 f67024656dd64a3e02b8e0712e85c9a28ca89666""");

    /**
     * As in RFC 8489 §B.1, whose own length and integrity do not fit its attributes, with the nonce's other feature and
     * SHA-256; put together by another program.
     */
    private static final byte[] ANONYMOUS_REQUEST = hex("""
            0001009c2112a44278ad3433c6ad72c029da412e
            001e00204a3cf38fef6992bda952c6780417da0f24819415569e60b205c46e41407f1704
            001500296f624d61744a6f733241414144662f2f3439396b39353464364f4c33346f4c39
            4653547679363473410000000014000b6578616d706c652e6f7267008002000800020000
            00010000001d000400020000001c0020a49c814d086622ac7cf8a6795018c0339e8d184e
            09f946d08722b222907aa948""");

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    private static StunMessage decode(byte[] bytes) {
        return StunMessage.decode(bytes, 0, bytes.length);
    }

    @Test
    void theSampleRequestIsRead() {
        StunMessage message = decode(REQUEST);

        assertThat(message.method()).isEqualTo(StunMethod.BINDING);
        assertThat(message.kind()).isEqualTo(StunClass.REQUEST);
        assertThat(message.hasTransactionId(hex(TRANSACTION_ID))).isTrue();
        assertThat(message.text(StunAttribute.USERNAME)).isEqualTo("evtj:h6vY");
        assertThat(message.text(StunAttribute.SOFTWARE)).isEqualTo("STUN test client");
        assertThat(message.isProtectedBy(StunIntegrity.SHA1, SHORT_TERM_KEY)).isTrue();
        assertThat(message.isProtectedBy(StunIntegrity.SHA1, new byte[16])).isFalse();
        assertThat(message.isFingerprintRight()).isTrue();
    }

    @Test
    void theSampleResponsesAreReadAndWritten() {
        StunMessage ipv4 = decode(RESPONSE_IPV4);
        assertThat(ipv4.xorAddress(StunAttribute.XOR_MAPPED_ADDRESS))
                .isEqualTo(new InetSocketAddress("192.0.2.1", 32_853));
        assertThat(ipv4.isProtectedBy(StunIntegrity.SHA1, SHORT_TERM_KEY)).isTrue();
        assertThat(ipv4.isFingerprintRight()).isTrue();

        InetSocketAddress address6 = new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32_853);
        StunMessage ipv6 = decode(RESPONSE_IPV6);
        assertThat(ipv6.xorAddress(StunAttribute.XOR_MAPPED_ADDRESS)).isEqualTo(address6);
        assertThat(ipv6.isProtectedBy(StunIntegrity.SHA1, SHORT_TERM_KEY)).isTrue();
        assertThat(ipv6.isFingerprintRight()).isTrue();
    }

    @Test
    void whatIsWrittenIsTheSampleButForItsPadding() {
        byte[] written = new StunWriter().begin(StunMethod.BINDING, StunClass.SUCCESS, hex(TRANSACTION_ID))
                .attribute(StunAttribute.SOFTWARE, "test vector".getBytes(StandardCharsets.US_ASCII))
                .xorAddress(StunAttribute.XOR_MAPPED_ADDRESS, new InetSocketAddress("192.0.2.1", 32_853))
                .message();

        byte[] expected = Arrays.copyOf(RESPONSE_IPV4, 48);
        expected[3] = 28; // without what follows
        expected[35] = 0; // RFC 8489 §14: MUST be 0; the sample is older, and has a space
        assertThat(written).isEqualTo(expected);
    }

    @Test
    void aRequestWithLongTermCredentialsIsWrittenAsTheSample() {
        LongTermCredentials credentials = new LongTermCredentials(Optional.of(MATRIX), "TheMatrIX");
        byte[] challenge = new StunWriter()
                .begin(StunMethod.BINDING, StunClass.ERROR, new byte[12])
                .attribute(StunAttribute.ERROR_CODE, new byte[] {0, 0, 4, 1})
                .attribute(StunAttribute.REALM, "example.org".getBytes(StandardCharsets.US_ASCII))
                .attribute(StunAttribute.NONCE, "f//499k954d6OL34oL9FSTvy64sA".getBytes(StandardCharsets.US_ASCII))
                .message();
        assertThat(credentials.takeChallenge(decode(challenge))).isTrue();

        StunWriter writer = new StunWriter()
                .begin(StunMethod.BINDING, StunClass.REQUEST, hex("78ad3433c6ad72c029da412e"));
        credentials.addTo(writer);

        assertThat(writer.message()).isEqualTo(LONG_TERM_REQUEST);
    }

    @Test
    void aUserWhoIsNotNamedIsProvenBySha256() {
        LongTermCredentials credentials = new LongTermCredentials(Optional.of(MATRIX), "TheMatrIX");
        byte[] nonce = "obMatJos2AAADf//499k954d6OL34oL9FSTvy64sA".getBytes(StandardCharsets.US_ASCII);
        StunWriter challenge = new StunWriter().begin(StunMethod.BINDING, StunClass.ERROR, new byte[12])
                .attribute(StunAttribute.REALM, "example.org".getBytes(StandardCharsets.US_ASCII))
                .attribute(StunAttribute.NONCE, nonce);
        assertThat(credentials.takeChallenge(decode(challenge.message())))
                .as("with the algorithms taken out").isFalse();
        challenge.attribute(StunAttribute.PASSWORD_ALGORITHMS, hex("0002000000010000"));
        assertThat(credentials.takeChallenge(decode(challenge.message()))).isTrue();

        StunWriter writer = new StunWriter()
                .begin(StunMethod.BINDING, StunClass.REQUEST, hex("78ad3433c6ad72c029da412e"));
        credentials.addTo(writer);

        assertThat(writer.message()).isEqualTo(ANONYMOUS_REQUEST);
        // RFC 8489 §B.1 has the same user hash
        assertThat(decode(ANONYMOUS_REQUEST).value(StunAttribute.USERHASH))
                .isEqualTo(hex("4a3cf38fef6992bda952c6780417da0f24819415569e60b205c46e41407f1704"));
    }

    @Test
    void theKeyIsThatOfTheExample() {
        // RFC 8489 §9.2.2: user, realm, pass
        LongTermCredentials credentials = new LongTermCredentials(Optional.of("user"), "pass");
        byte[] challenge = new StunWriter().begin(StunMethod.ALLOCATE, StunClass.ERROR, new byte[12])
                .attribute(StunAttribute.REALM, "realm".getBytes(StandardCharsets.US_ASCII))
                .attribute(StunAttribute.NONCE, new byte[] {'n'})
                .message();
        credentials.takeChallenge(decode(challenge));
        byte[] response = new StunWriter().begin(StunMethod.ALLOCATE, StunClass.SUCCESS, new byte[12])
                .integrity(StunIntegrity.SHA1, hex("8493fbc53ba582fb4c044c456bdc40eb"))
                .message();

        assertThat(credentials.prove(decode(response))).isTrue();
    }

    @Test
    void theSampleIsRefusedIfAnyProtectedBitIsWrong() {
        for (int bit = 0; bit < (RESPONSE_IPV4.length - 8) * 8; bit++) {
            byte[] changed = RESPONSE_IPV4.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            StunMessage message = decode(changed);
            boolean accepted = message != null && message.isFingerprintRight()
                    && message.isProtectedBy(StunIntegrity.SHA1, SHORT_TERM_KEY);
            assertThat(accepted).as("bit %d", bit).isFalse();
        }
    }
}
