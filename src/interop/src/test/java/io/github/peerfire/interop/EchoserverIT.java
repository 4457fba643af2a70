package io.github.peerfire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our endpoint sends to rtmfp-cpp's echo server comes back on a return flow, whatever its size. */
@Timeout(60)
@NeedsPrograms("echoserver")
class EchoserverIT {

    private static final int LARGEST = 20_000;

    @ParameterizedTest(name = "[options: {0}]")
    @ValueSource(strings = {"-v", "-v -H -S"})
    void messagesComeBackUnchangedAndInOrder(String options, Programs programs) throws Exception {
        Program server = programs.start("echoserver", ("-B 127.0.0.1:0 " + options).split(" "));
        List<byte[]> messages = messages();
        try (Correspondent correspondent = Correspondent.start()) {
            correspondent.open(server.awaitPort("bound to 127.0.0.1:"));
            correspondent.write(correspondent.await(EndpointEvent.SessionOpened.class),
                    "echo".getBytes(StandardCharsets.UTF_8), messages);

            assertThat(correspondent.await(EndpointEvent.FlowOpened.class).flow().metadata())
                    .isEqualTo("echo return".getBytes(StandardCharsets.UTF_8));
            for (byte[] message : messages) {
                assertThat(correspondent.await(EndpointEvent.MessageArrived.class).message()).isEqualTo(message);
            }
            correspondent.finish();
            correspondent.await(EndpointEvent.FlowFinished.class);
        }
    }

    private static List<byte[]> messages() {
        Random random = new Random(1);
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            byte[] message = new byte[random.nextInt(LARGEST)];
            random.nextBytes(message);
            messages.add(message);
        }
        return messages;
    }
}
