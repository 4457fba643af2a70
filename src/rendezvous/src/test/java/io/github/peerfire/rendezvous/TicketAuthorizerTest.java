package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TicketAuthorizerTest {

    @Test
    void proofAndTokenAreThoseOfTheSpecificationsTestVector() {
        byte[] clientNonce = HexFormat.of()
                .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        byte[] serverNonce = HexFormat.of()
                .parseHex("202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f");
        String secret = "Zk3nB0q8RfY2sTtJ5wXvLg";

        assertThat(TicketAuthorizer.hex(serverNonce, secret))
                .isEqualTo("fd1e2a402fc12ff347cf074faa765144c03f11cdeff1007bb860425be87e4322");
        assertThat(TicketAuthorizer.hex(clientNonce, secret))
                .isEqualTo("19d1b036237be42946c3daef584a77d1fd11d0493b11d0298c6181a0f022d15c");
    }
}
