package io.github.peerfire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our client is sent on by rtmfp-cpp's load balancer. */
@Timeout(60)
@NeedsPrograms({"redirector", "tcserver"})
class RedirectorIT {

    @Test
    void ourClientFollowsTheRedirectToTheServer(Programs programs) throws Exception {
        Program redirector = programs.start("redirector", "-v", "-v", "-B", "127.0.0.1:0", "-n", "balancer");
        int port = redirector.awaitPort("bound to 127.0.0.1:");
        Program server = programs.start("tcserver", "-v", "-B", "127.0.0.1:0", "-L", "balancer@127.0.0.1:" + port);
        redirector.await("include reflexive");

        try (OurClient client = OurClient.connect("rtmfp://127.0.0.1:" + port + "/live")) {
            assertThat(client.connection().farId().orElseThrow().hex())
                    .isEqualTo(server.await("\"fingerprint\":\"(\\w+)\""));
            server.await("\"@type\":\"connect\"");
        }
        redirector.await("IHello from 127.0.0.1");
    }
}
