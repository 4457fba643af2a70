package io.github.peerfire.testbed.openfire;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The users of one test, whom no other test of the run shares. Not thread-safe. */
public final class TestUsers implements AutoCloseable {
    private final EmbeddedOpenfire server;
    private final AtomicInteger numbers;
    private final List<TestUser> users = new ArrayList<>();

    TestUsers(EmbeddedOpenfire server, AtomicInteger numbers) {
        this.server = server;
        this.numbers = numbers;
    }

    /** A new user whose name starts with {@code name}, in lower case. */
    public TestUser create(String name) {
        int number = numbers.incrementAndGet();
        TestUser user = new TestUser(name + number, "secret-of-" + name + number, server.domain());
        server.createUser(user.name(), user.password());
        users.add(user);
        return user;
    }

    /** Puts each on the other's roster, subscribed in both directions. */
    public void befriend(TestUser user, TestUser other) {
        server.befriend(user.name(), other.name());
    }

    /** Takes each off the other's roster. */
    public void estrange(TestUser user, TestUser other) {
        server.estrange(user.name(), other.name());
    }

    /** Removes the users. */
    @Override
    public void close() {
        users.forEach(user -> server.deleteUser(user.name()));
        users.clear();
    }
}
