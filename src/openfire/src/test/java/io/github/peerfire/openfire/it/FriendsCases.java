package io.github.peerfire.openfire.it;

import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cases with two users who are in each other's rosters. */
@ExtendWith(OpenfireExtension.class)
abstract class FriendsCases {
    final EmbeddedOpenfire server;
    TestUser alice;
    TestUser bob;

    FriendsCases(EmbeddedOpenfire server) {
        this.server = server;
    }

    @BeforeEach
    void makeFriends(TestUsers users) {
        alice = users.create("alice");
        bob = users.create("bob");
        users.befriend(alice, bob);
    }
}
