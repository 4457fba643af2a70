package io.github.peerfire.rtmfp.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TransferPropertyTest {

    @Test
    @Proves({"R7016-231", "R7016-236", "R7016-295"})
    void everythingReliableArrivesOnceAndInOrderWhateverThePathDoes() {
        for (long seed = 0; seed < 150; seed++) {
            FlowPipe pipe = pipe(seed);
            Random random = new Random(seed);
            SendFlow flow = pipe.near.open("reliable");
            List<String> sent = new ArrayList<>();
            for (int index = 0; index < 60; index++) {
                int length = random.nextInt(random.nextInt(5) == 0 ? 20_000 : 900);
                byte[] message = message(random, index, length);
                flow.write(message, Reliability.FULL, pipe.now);
                sent.add(digest(message));
                pipe.run(pipe.now + random.nextLong(40 * Time.MILLISECOND));
            }
            flow.close(pipe.now);
            pipe.run(pipe.now + 120 * Time.SECOND);

            assertThat(messages(pipe.far)).as("seed %d", seed).isEqualTo(sent);
            assertThat(pipe.far.events(FlowEvent.Gap.class)).as("seed %d", seed).isEmpty();
            assertThat(pipe.far.events.get(0)).as("seed %d", seed).isInstanceOf(FlowEvent.Opened.class);
            assertThat(pipe.far.events(FlowEvent.Finished.class)).as("seed %d", seed).hasSize(1);
            assertThat(pipe.near.events(FlowEvent.Completed.class)).as("seed %d", seed).hasSize(1);
            assertThat(flow.bufferedBytes()).as("seed %d", seed).isZero();
            assertThat(pipe.near.flows.bytesInFlight()).as("seed %d", seed).isZero();
        }
    }

    private static FlowPipe pipe(long seed) {
        FlowPipe pipe = new FlowPipe(seed);
        Random random = new Random(~seed);
        pipe.loss = random.nextInt(4) * 0.1;
        pipe.duplication = random.nextInt(3) * 0.1;
        pipe.jitter = random.nextInt(3) * 20 * Time.MILLISECOND;
        pipe.near.congestionWindow = 4_380 + random.nextInt(60_000);
        return pipe;
    }

    static byte[] message(Random random, int number, int length) {
        byte[] message = new byte[length + 4];
        random.nextBytes(message);
        message[0] = (byte) number;
        return message;
    }

    static String digest(byte[] message) {
        return message.length + ":" + Arrays.hashCode(message);
    }

    static List<String> messages(FlowEnd end) {
        return end.events(FlowEvent.Message.class).stream().map(event -> digest(event.message())).toList();
    }
}
