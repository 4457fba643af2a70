package io.github.peerfire.demo;

import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What many tests of calls begin with: two users who are in each other's rosters, and nobody signed in. */
@ExtendWith(OpenfireExtension.class)
abstract class TwoFriends {

    Phones phones;
    TestUser alice;
    TestUser bob;

    @BeforeEach
    final void makeFriends(EmbeddedOpenfire server, TestUsers users) {
        phones = new Phones(server);
        alice = users.create("alice");
        bob = users.create("bob");
        users.befriend(alice, bob);
    }

    @AfterEach
    final void everybodySignsOut() {
        phones.close();
    }
}
