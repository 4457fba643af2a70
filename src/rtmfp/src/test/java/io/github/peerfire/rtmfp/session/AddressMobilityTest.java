package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddressMobilityTest {

    private static final Path NEW = path(1);
    private static final Path OTHER = path(2);

    private final AddressMobility mobility = new AddressMobility(new Random(1)::nextBytes);

    private static Path path(int port) {
        return new Path(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }

    private byte[] question(Path path, long now) {
        assertThat(mobility.packetFrom(path, now)).isTrue();
        assertThat(mobility.questionPath()).isEqualTo(path);
        return mobility.takeQuestion();
    }

    @Test
    @Proves({"R7016-214", "R7016-324"})
    void theAnswerProvesTheAddressThatWasAsked() {
        byte[] question = question(NEW, 0);
        assertThat(mobility.questionPath()).isNull();
        assertThat(mobility.proves(question, NEW, Time.SECOND)).isTrue();
    }

    @Test
    @Proves("R7016-216")
    void fromAnotherAddressItProvesNothing() {
        assertThat(mobility.proves(question(NEW, 0), OTHER, Time.SECOND)).isFalse();
    }

    @Test
    @Proves("R7016-215")
    void nobodyIsAskedMoreThanOnceASecond() {
        question(NEW, 0);
        assertThat(mobility.packetFrom(OTHER, Time.SECOND - 1)).isFalse();
        assertThat(mobility.packetFrom(OTHER, Time.SECOND)).isTrue();
    }

    @Test
    @Proves("R7016-216")
    void anAnswerIsGoodForTwoMinutesAndNotAfterANewerOne() {
        byte[] first = question(NEW, 0);
        byte[] second = question(NEW, Time.SECOND);
        assertThat(mobility.proves(second, NEW, 121 * Time.SECOND)).isTrue();
        assertThat(mobility.proves(second, NEW, 121 * Time.SECOND)).isFalse();
        assertThat(mobility.proves(first, NEW, 2 * Time.SECOND)).isFalse();
        byte[] third = question(NEW, 200 * Time.SECOND);
        assertThat(mobility.proves(third, NEW, 320 * Time.SECOND + 1)).isFalse();
    }

    @Test
    @Proves("R7016-214")
    void nothingOfItMayBeChanged() {
        byte[] question = question(NEW, 0);
        for (int bit = 0; bit < question.length * 8; bit++) {
            byte[] forged = question.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(mobility.proves(forged, NEW, 1)).as("bit %d", bit).isFalse();
        }
        assertThat(mobility.proves(new byte[0], NEW, 1)).isFalse();
        assertThat(mobility.proves(new byte[] {'M'}, NEW, 1)).isFalse();
    }
}
