package io.github.peerfire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** rtmfp-cpp's publishing client against our rendezvous, which connects it and takes no streams. */
@Timeout(60)
@NeedsPrograms("tcpublish")
class TcpublishIT {

    @ParameterizedTest(name = "[with HMAC: {0}]")
    @ValueSource(booleans = {true, false})
    void itConnectsAndLearnsThatNothingIsPublishedHere(boolean authenticated, Programs programs) throws Exception {
        try (OpenRendezvous rendezvous = OpenRendezvous.start()) {
            String file = Sample.write(programs.folder().resolve("sample.flv"), 50).toString();

            Program client = authenticated ? programs.start("tcpublish", "-4", rendezvous.uri(), file)
                    : programs.start("tcpublish", "-4", "-H", "-S", rendezvous.uri(), file);

            client.await("NetConnection.Connect.Success");
            assertThat(rendezvous.awaitRequest().authenticated()).isEqualTo(authenticated);
            client.await("NetStream.Publish.BadName");
        }
    }

    @Test
    void itIsRefusedWithoutAKey(Programs programs) throws Exception {
        try (OpenRendezvous rendezvous = OpenRendezvous.start()) {
            String file = Sample.write(programs.folder().resolve("sample.flv"), 50).toString();

            programs.start("tcpublish", "-4", rendezvous.uri("other"), file).await("NetConnection.Connect.Failed");
        }
    }
}
