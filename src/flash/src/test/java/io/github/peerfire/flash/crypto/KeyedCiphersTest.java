package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

class KeyedCiphersTest {

    private final KeyedCiphers ciphers = new KeyedCiphers(Cipher.ENCRYPT_MODE, 3);
    private final PacketKey[] keys = {key(1), key(2), key(3), key(4), key(5)};

    private static PacketKey key(int number) {
        byte[] bytes = new byte[16];
        Arrays.fill(bytes, (byte) number);
        return PacketKey.of(bytes, null, 0, false);
    }

    private static byte[] sealed(KeyedCipher cipher) {
        byte[] out = new byte[32];
        cipher.apply(new byte[32], 0, 32, out, 0);
        return out;
    }

    @Test
    void whileThereAreEnoughEachKeyStaysSet() {
        KeyedCipher first = ciphers.keep(keys[0]);
        KeyedCipher second = ciphers.keep(keys[1]);
        ciphers.lend(keys[2]);

        assertThat(first.stillHas(keys[0])).isTrue();
        assertThat(second.stillHas(keys[1])).isTrue();
    }

    @Test
    void whatIsLentIsSoonAnothers() {
        KeyedCipher lent = ciphers.lend(keys[0]);
        byte[] before = sealed(lent);

        assertThat(ciphers.lend(keys[1])).isSameAs(lent);
        assertThat(lent.stillHas(keys[0])).isFalse();
        assertThat(sealed(lent)).isNotEqualTo(before);
        assertThat(sealed(ciphers.keep(keys[0]))).isEqualTo(before);
    }

    @Test
    void thoseThatNobodyCameBackForGoFirst() {
        KeyedCipher wanted = ciphers.keep(keys[0]);
        KeyedCipher once = ciphers.keep(keys[1]);
        KeyedCipher alsoOnce = ciphers.keep(keys[2]);
        wanted.stillHas(keys[0]);

        assertThat(ciphers.keep(keys[3])).isSameAs(once);
        assertThat(ciphers.keep(keys[4])).isSameAs(alsoOnce);
        assertThat(once.stillHas(keys[1])).isFalse();
        assertThat(wanted.stillHas(keys[0])).isTrue();
    }

    @Test
    void whereAllAreWantedOneGoesNevertheless() {
        for (int i = 0; i < 3; i++) {
            ciphers.keep(keys[i]).stillHas(keys[i]);
        }

        assertThat(ciphers.keep(keys[3]).stillHas(keys[3])).isTrue();
    }

    @Test
    void soonIsBeforeAsManyOthersMissedTheirKeyAsThereAreCiphers() {
        int mine = ciphers.missed();
        ciphers.missed();
        ciphers.missed();

        assertThat(ciphers.isRecent(mine)).isTrue();
        ciphers.missed();
        assertThat(ciphers.isRecent(mine)).isFalse();
    }
}
