package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashCryptographyProfileBuilder;
import io.github.peerfire.flash.crypto.Negotiation;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients of all kinds at one port at once: what one of them insists on must not be what another cannot do. */
class ClientFamiliesTest {

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous();
    private int hosts;

    /** As rtmfp-cpp's tools by default: authentication and sequence numbers required, static keys in three groups. */
    private ScriptedClient likeRtmfpCpp() {
        return client(FlashCryptographyProfile.builder()
                .staticKeys(DiffieHellmanGroup.MODP_4096, DiffieHellmanGroup.MODP_2048, DiffieHellmanGroup.MODP_1024)
                .hmac(Negotiation.REQUIRED).sequenceNumbers(Negotiation.REQUIRED));
    }

    /** As Flash and librtmfp: a checksum, no sequence numbers, a static key in group 2 only. */
    private ScriptedClient likeFlash() {
        return client(withoutAuthentication().staticKeys(DiffieHellmanGroup.MODP_1024));
    }

    private static FlashCryptographyProfileBuilder withoutAuthentication() {
        return FlashCryptographyProfile.builder().hmac(Negotiation.ON_REQUEST).sequenceNumbers(Negotiation.ON_REQUEST);
    }

    private ScriptedClient client(FlashCryptographyProfileBuilder builder) {
        return rendezvous.open(new InetSocketAddress("203.0.113." + ++hosts, 50_000),
                builder.build(rendezvous.randomness()));
    }

    @Test
    void clientsWithAndWithoutAuthenticationAndOfEitherKindOfKeysAreServedAtOnce() {
        List<ScriptedClient> clients = List.of(likeRtmfpCpp(), likeFlash(),
                client(withoutAuthentication().ephemeralKeys(DiffieHellmanGroup.MODP_1024)),
                client(FlashCryptographyProfile.builder().ephemeralKeys(DiffieHellmanGroup.MODP_2048)));

        clients.forEach(ScriptedClient::connect);
        rendezvous.until(() -> clients.stream().allMatch(client -> client.heard("_result")));

        assertThat(rendezvous.requests).extracting(ConnectRequest::authenticated)
                .containsExactly(true, false, false, true);
        assertThat(rendezvous.requests).extracting(ConnectRequest::staticKeys)
                .containsExactly(true, true, false, false);
        rendezvous.until(() -> clients.stream().allMatch(ClientFamiliesTest::isToldTheKeepalivePeriods));
    }

    private static boolean isToldTheKeepalivePeriods(ScriptedClient client) {
        return client.received.stream().anyMatch(received -> received.message()
                .equals(new UserControlMessage(new UserControl.SetKeepaliveTimers(15_000, 10_000))));
    }

    @Test
    void theyAreIntroducedToTheirOwnKind() {
        for (List<ScriptedClient> pair : List.of(
                List.of(likeRtmfpCpp(), likeRtmfpCpp()), List.of(likeFlash(), likeFlash()))) {
            ScriptedClient asker = rendezvous.admitted(pair.get(0));
            ScriptedClient target = rendezvous.admitted(pair.get(1));
            target.acceptIntroductions();

            asker.lookUp(target.id(), SimulatedRendezvous.ADDRESS);
            rendezvous.until(() -> asker.isOpenTo(target) && target.isOpenTo(asker));
        }
    }

    /** librtmfp's commands, byte for byte: transaction ID 0, and no null in the place of the command object. */
    @Test
    void commandsAsLibrtmfpWritesThemAreUnderstood() {
        ScriptedClient client = rendezvous.admitted(likeFlash());

        client.sendBytes(bytes("14 00000000 02000c 63726561746553747265616d 000000000000000000"));
        client.sendBytes(bytes("14 00000000 02000b 736574506565724"
                + "96e666f 000000000000000000 02000e 31302e302e302e313a3530303030"));
        rendezvous.until(() -> client.commands("_result").size() == 2
                && !rendezvous.server.state().registry().find(client.id()).orElseThrow().candidates().isEmpty());

        CommandMessage stream = client.commands("_result").get(1);
        assertThat(stream.transactionId()).isZero();
        assertThat(stream.argument(0).asNumber()).contains(1.0);
        assertThat(rendezvous.server.state().registry().find(client.id()).orElseThrow().candidates())
                .containsExactly(new InetSocketAddress("10.0.0.1", 50_000));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
