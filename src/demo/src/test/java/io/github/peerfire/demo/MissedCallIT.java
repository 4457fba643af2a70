package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.MissedCall;
import io.github.peerfire.smack.element.MediaKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Calls to somebody who is not there, as the server keeps them until he comes. */
class MissedCallIT extends TwoFriends {

    @Test
    void whoeverComesTooLateIsToldOnceWhoCalledAndWhen() throws Exception {
        TalkingClient desk = phones.signIn(alice, config -> config.withCallTimes(Phones.impatient()));
        Instant before = Instant.now();
        TalkingCall outgoing = desk.call(Phones.address(bob));
        assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.NO_ANSWER);

        TalkingClient phone = phones.signIn(bob);
        List<MissedCall> missed = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> told = new CompletableFuture<>();
        phone.client().onMissedCall(call -> {
            missed.add(call);
            told.complete(null);
        });
        Phones.await(told);
        // A call that is made later is heard after all that was stored.
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall second = desk.call(Phones.address(bob));
        assertThat(Phones.await(rings).call().id()).isEqualTo(second.call().id());
        assertThat(missed).singleElement().satisfies(call -> {
            assertThat(call.account().toString()).isEqualTo(alice.address());
            assertThat(call.id()).isEqualTo(outgoing.call().id());
            assertThat(call.kinds()).contains(MediaKind.AUDIO);
            assertThat(call.when()).isBetween(before.minus(Duration.ofSeconds(2)), Instant.now());
        });
    }

    @Test
    void itStillRingsForWhoeverComesInTime() throws Exception {
        TalkingClient desk = phones.signIn(alice);
        TalkingCall outgoing = desk.call(Phones.address(bob));
        TalkingClient phone = phones.signIn(bob);
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        Phones.await(rings).call().accept();
        Phones.await(outgoing.firstAudio());
        outgoing.call().hangUp();
        assertThat(Phones.ending(Phones.await(rings))).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
    }
}
