package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import org.junit.jupiter.api.Test;

/** The vector of ProtoXEP 6.6. */
class CallProofTest {

    private static final String SID = "ca3cf894-5325-482f-a412-a6e9f832298d";
    private static final String HI = "8c7bcd6898a760b4c19274db492ce68636c435de9c4654561daf516d3e9b5dda";
    private static final String HR = "621b40f0b52241289bb4b71043dbf6333e251f42de50e2e487c49705bf823f3a";
    private static final PeerId INITIATOR = PeerId.parse("a1".repeat(32));
    private static final PeerId RESPONDER = PeerId.parse("b2".repeat(32));

    private final CallProof atInitiator =
            CallProof.ofInitiator(Bytes.counting(0x40), Bytes.counting(0x60), SID, INITIATOR, RESPONDER);
    private final CallProof atResponder =
            CallProof.ofResponder(Bytes.counting(0x60), Bytes.counting(0x40), SID, RESPONDER, INITIATOR);

    @Test
    void bothSidesFindTheSpecificationsHashes() {
        assertThat(atInitiator.hash(true)).isEqualTo(HI);
        assertThat(atInitiator.hash(false)).isEqualTo(HR);
        assertThat(atResponder.hash(true)).isEqualTo(HI);
        assertThat(atResponder.hash(false)).isEqualTo(HR);
    }

    @Test
    void bothSidesShowTheSpecificationsCode() {
        assertThat(atInitiator.code()).isEqualTo("8845 8361 9809 2446 4745");
        assertThat(atResponder.code()).isEqualTo(atInitiator.code());
    }

    @Test
    void eachPartysHashIsRightForItOnly() {
        assertThat(atInitiator.isHash(false, HR)).isTrue();
        assertThat(atInitiator.isHash(false, HI)).isFalse();
        assertThat(atInitiator.isHash(true, HR)).isFalse();
        assertThat(atInitiator.isHash(false, "")).isFalse();
    }

    @Test
    void aSessionWithSomebodyInBetweenHasOtherHashes() {
        CallProof intercepted = CallProof
                .ofInitiator(Bytes.counting(0x41), Bytes.counting(0x60), SID, INITIATOR, RESPONDER);
        assertThat(intercepted.isHash(false, HR)).isFalse();
        assertThat(intercepted.code()).isNotEqualTo(atResponder.code());
    }
}
