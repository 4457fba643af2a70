package io.github.peerfire.bench.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * What the plugin costs for the presence of one of 1,000 users with 50 contacts each; what the server itself does for
 * it is not in it, save for a copy of the stanza.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PresenceBenchmark {

    private static final int USERS = 1_000;
    private static final int CONTACTS = 50;

    private PresenceServer server;
    private JID[] users;
    private int next;

    /** Signs the users in; every second one's endpoint is bound. */
    @Setup
    public void signIn() {
        server = new PresenceServer(USERS, CONTACTS);
        users = new JID[USERS];
        for (int i = 0; i < USERS; i++) {
            users[i] = PresenceServer.user(i);
            if (i % 2 == 0) {
                server.bind(users[i]);
            }
        }
    }

    /** A user's endpoint is bound, or is not any more, and 51 stanzas tell of it: the time for all of them. */
    @Benchmark
    @OperationsPerInvocation(2)
    public long bindAndUnbind() {
        JID holder = users[next = (next + 2) % USERS];
        server.unbind(holder);
        server.bind(holder);
        return server.stanzas();
    }

    /** A presence that a user with an endpoint sends himself, and its 50 deliveries: the time for all of them. */
    @Benchmark
    public long presenceOfTheBound() {
        Presence presence = server.lastPresence(users[next = (next + 2) % USERS]).orElseThrow();
        server.route(presence);
        return server.stanzas();
    }

    /** The same of a user without one. */
    @Benchmark
    public long presenceOfOthers() {
        Presence presence = server.lastPresence(users[1 + (next = (next + 2) % USERS)]).orElseThrow();
        server.route(presence);
        return server.stanzas();
    }

    /** What of the others is the copy of the stanza. */
    @Benchmark
    public Presence copy() {
        return server.lastPresence(users[next = (next + 2) % USERS]).orElseThrow();
    }

    PresenceServer server() {
        return server;
    }
}
