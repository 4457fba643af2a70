package io.github.peerfire.testbed.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenfireExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenfireExtensionIT {
    private final Set<String> names = new LinkedHashSet<>();
    private EmbeddedOpenfire first;

    @BeforeAll
    void remember(EmbeddedOpenfire server) {
        first = server;
    }

    @RepeatedTest(2)
    void eachTestHasTheSameServerAndUsersOfItsOwn(EmbeddedOpenfire server, TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        assertThat(server).isSameAs(first);
        assertThat(names.add(alice.name())).isTrue();
        try (ChatClient client = ChatClient.signIn(server, alice, "desk")) {
            assertThat(server.sessions(alice.name())).containsExactly(client.address());
        }
    }

    @Test
    void usersMeetOnceTheyAreFriendsAndPartWhenNoMore(EmbeddedOpenfire server, TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        try (ChatClient a = ChatClient.signIn(server, alice, "desk");
                ChatClient b = ChatClient.signIn(server, bob, "phone")) {
            users.befriend(alice, bob);
            assertThat(a.awaitPresence(presence -> presence.isAvailable() && b.sent(presence))).isNotNull();
            assertThat(b.awaitPresence(presence -> presence.isAvailable() && a.sent(presence))).isNotNull();
            users.estrange(alice, bob);
            assertThat(a.awaitPresence(presence -> !presence.isAvailable())).isNotNull();
        }
    }

    @Test
    void propertiesAreThoseOfOpenfire(EmbeddedOpenfire server) {
        server.setProperty("plugin.nobody.colour", "blue");
        assertThat(server.property("plugin.nobody.colour")).contains("blue");
        assertThat(server.properties("plugin.nobody.")).containsOnlyKeys("plugin.nobody.colour");
        server.deleteProperty("plugin.nobody.colour");
        assertThat(server.property("plugin.nobody.colour")).isEmpty();
    }
}
