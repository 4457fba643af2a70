package io.github.peerfire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** rtmfp-cpp's connectivity check says of our client what is true on loopback: everything passes. */
@Timeout(60)
@NeedsPrograms("conncheck")
class ConncheckIT {

    @Test
    void ourClientAnswersProbesFromEverywhereAndForwardedHellos(Programs programs) throws Exception {
        Program server = programs.start("conncheck", "-v", "-B", "127.0.0.1:0", "-p", "0",
                "-a", "127.0.0.2:0", "-i", "127.0.0.3:0");
        int port = server.awaitPort("\"address\":\"127.0.0.1:");
        server.await("\"@type\":\"run\"");

        try (OurClient client = OurClient.connect("rtmfp://127.0.0.1:" + port + "/check")) {
            NetStatus results = client.await("NetConnection.ConnectivityCheck.Results");

            assertThat(results.information().property("publicPortMatchesLocalPort").asBoolean()).contains(true);
            assertThat(results.information().property("receiveSameAddressDifferentPortAllowed").asBoolean())
                    .contains(true);
            assertThat(results.information().property("receiveDifferentAddressDifferentPortAllowed").asBoolean())
                    .contains(true);
            assertThat(results.information().property("sendAfterIntroductionAllowed").asBoolean()).contains(true);
            assertThat(results.information().property("sendAfterIntroductionPreservesSourcePort").asBoolean())
                    .contains(true);
        }
    }
}
