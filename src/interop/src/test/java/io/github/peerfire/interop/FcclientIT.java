package io.github.peerfire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointEvent;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** rtmfp-cpp's plain client opens a session to our endpoint, and two flows that it fills at once. */
@Timeout(60)
@NeedsPrograms("fcclient")
class FcclientIT {

    private static final int MESSAGES = 120;
    private static final int LENGTH = 4_096;

    @ParameterizedTest(name = "[options: {0}]")
    @ValueSource(strings = {"-4", "-4 -H -S"})
    void allThatItWritesArrives(String options, Programs programs) throws Exception {
        try (Correspondent correspondent = Correspondent.start()) {
            Program client = programs.start("fcclient", (options + " 127.0.0.1 " + correspondent.port()).split(" "));

            EndpointEvent.SessionOpened opened = correspondent.await(EndpointEvent.SessionOpened.class);
            assertThat(opened.session().isAuthenticated()).isEqualTo(!options.contains("-H"));
            for (int i = 0; i < MESSAGES; i++) {
                assertThat(correspondent.await(EndpointEvent.MessageArrived.class).message())
                        .isEqualTo(new byte[LENGTH]);
            }
            client.await("onFinished \\d+:59 \\(0\\)", 2);
        }
    }
}
