package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How fast calls are on a server with a thousand users online; only where it is asked for, as it needs a quiet machine:
 * {@code ./mvnw verify -pl src/demo -am -Dit.test=CallSpeedIT -Dpeerfire.speed=true -Dtest=WrapperTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}.
 */
@ExtendWith(OpenfireExtension.class)
@EnabledIfSystemProperty(named = "peerfire.speed", matches = "true")
class CallSpeedIT {

    private static final int ONLINE = 1000;
    /** An account makes a phone ring five times a minute at most. */
    private static final int CALLS_OF_A_PAIR = 5;
    private static final int CALLERS = 11;
    private static final int CALLEES = 4;
    private static final int WARM_UP = 10;

    private final List<Double> ringing = new ArrayList<>();
    private final List<Double> media = new ArrayList<>();

    @Test
    void ringingAndFirstMediaComeInTime(EmbeddedOpenfire server, TestUsers users) throws Exception {
        List<OnlineUser> crowd = new ArrayList<>();
        try (Phones phones = new Phones(server)) {
            for (int i = 0; i < ONLINE; i++) {
                TestUser user = users.create("crowd");
                crowd.add(new OnlineUser(server.address(), user.domain(), user.name(), user.password()));
            }
            List<TestUser> callers = new ArrayList<>();
            List<TalkingClient> desks = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(users.create("caller"));
                desks.add(phones.signIn(callers.get(i)));
            }
            for (int i = 0; i < CALLEES; i++) {
                TestUser callee = users.create("callee");
                callers.forEach(caller -> users.befriend(caller, callee));
                TalkingClient phone = phones.signIn(callee);
                for (TalkingClient desk : desks) {
                    Phones.awaitCallable(desk, callee, true);
                    for (int call = 0; call < CALLS_OF_A_PAIR; call++) {
                        measure(desk, phone, callee);
                    }
                }
            }
        } finally {
            for (OnlineUser user : crowd) {
                user.close();
            }
        }
        report("ringing", ringing, 100);
        report("accept to first media, both ways", media, 300);
    }

    private void measure(TalkingClient desk, TalkingClient phone, TestUser callee) throws Exception {
        CompletableFuture<TalkingCall> rings = new CompletableFuture<>();
        CompletableFuture<Long> rang = new CompletableFuture<>();
        phone.onIncomingCall(call -> {
            rang.complete(System.nanoTime());
            rings.complete(call);
        });
        long called = System.nanoTime();
        TalkingCall outgoing = desk.call(Phones.address(callee));
        TalkingCall incoming = Phones.await(rings);
        long accepted = System.nanoTime();
        incoming.call().accept();
        long heard = Math.max(Phones.await(outgoing.firstAudio()), Phones.await(incoming.firstAudio()));
        ringing.add((Phones.await(rang) - called) / 1e6);
        media.add((heard - accepted) / 1e6);
        outgoing.call().hangUp();
        Phones.ending(outgoing);
        Phones.ending(incoming);
    }

    private static void report(String what, List<Double> all, double limit) {
        List<Double> times = all.subList(WARM_UP, all.size()).stream().sorted().toList();
        double last = times.get((times.size() * 99 + 99) / 100 - 1);
        System.out.printf("%s: %d calls, median %.1f ms, 99th percentile %.1f ms, most %.1f ms%n", what, times.size(),
                times.get(times.size() / 2), last, times.get(times.size() - 1));
        assertThat(last).as("99th percentile of %s in ms", what).isLessThan(limit);
    }
}
