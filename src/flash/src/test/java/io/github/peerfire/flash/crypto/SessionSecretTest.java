package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionSecretTest {

    private static final byte[] ONE = {1, 2};
    private static final byte[] OTHER = {3};

    @Test
    void linesOfBothKindsAreRead() {
        List<SessionSecret> secrets = SessionSecret.parse("""
                # whatever
                session pid=7 role=initiator skic=0102 skrc=03 dh_secret=0000ab
                session sknc=03 skfc=0102 dh_secret=cd
                """);

        assertThat(secrets).hasSize(2).allMatch(secret -> secret.isOf(ONE, OTHER) && secret.isOf(OTHER, ONE));
        assertThat(secrets.get(0).secret()).containsExactly(0xab);
        assertThat(secrets.get(1).secret()).containsExactly(0xcd);
    }

    @Test
    void aLineReadsAsItWasWritten() {
        SessionSecret secret = new SessionSecret(ONE, OTHER, new byte[] {0, 5});

        assertThat(secret.toLine()).isEqualTo("session sknc=0102 skfc=03 dh_secret=05");
        assertThat(SessionSecret.parse(secret.toLine())).singleElement()
                .satisfies(read -> assertThat(read.isOf(ONE, OTHER)).isTrue());
        assertThat(secret.toString()).doesNotContain("0102", "05");
    }

    @Test
    void bothEndsDiscloseTheSameSecretIfTheyAreToldTo() throws Exception {
        List<SessionSecret> disclosed = new ArrayList<>();
        FlashCryptographyProfile client = FlashCryptographyProfile.builder()
                .staticKeys(DiffieHellmanGroup.MODP_1024).discloseSecrets(disclosed::add).build(new SeededRandom(1));
        FlashCryptographyProfile server = FlashCryptographyProfile.builder()
                .ephemeralKeys(DiffieHellmanGroup.MODP_1024).discloseSecrets(disclosed::add).build(new SeededRandom(2));

        Handshake handshake = Handshake.between(client, server, 3);

        assertThat(disclosed).hasSize(2).allMatch(
                secret -> secret.isOf(handshake.initiatorComponent(), handshake.responderComponent()));
        assertThat(disclosed.get(0).secret()).isEqualTo(disclosed.get(1).secret());
    }

    @Test
    void aLineThatIsWrongIsNamed() {
        assertThatThrownBy(() -> SessionSecret.parse("\nsession skic=01 dh_secret=02"))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("line 2 has no field skrc");
        assertThatThrownBy(() -> SessionSecret.parse("session skic=01 skrc=0x dh_secret=02"))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("line 1: skrc is not hexadecimal");
    }
}
