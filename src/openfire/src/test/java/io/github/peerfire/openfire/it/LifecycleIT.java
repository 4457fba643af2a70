package io.github.peerfire.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.openfire.storage.SchemaScript;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenfireExtension.class)
class LifecycleIT {
    private static final Path JAR = Path.of(System.getProperty(OpenfireExtension.PLUGIN));
    private final EmbeddedOpenfire server;
    private TestUser alice;
    private TestUser bob;

    LifecycleIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    @BeforeEach
    void makeFriends(TestUsers users) {
        alice = users.create("alice");
        bob = users.create("bob");
        users.befriend(alice, bob);
    }

    @AfterEach
    void bringThePluginBack() {
        if (!server.runs("rtmfp")) {
            server.dropPlugin(JAR);
        }
    }

    @Test
    void unloadingWithdrawsEndpointsAndEndsSessions() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            phone.awaitEndpointOf(desk);
            CompletableFuture<Void> lost = new CompletableFuture<>();
            connection.onStatus(status -> lost.complete(null));
            server.removePlugin("rtmfp");
            phone.awaitNoEndpointOf(desk);
            assertThat(lost).succeedsWithin(60, TimeUnit.SECONDS);
            assertThat(connection.isConnected()).isFalse();
            assertThat(desk.awaitStored(xml -> !xml.contains("urn:xmpp:rtmfp:0"))).isTrue();
        }
    }

    @Test
    void reloadingServesThoseWhoWereOnline() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            desk.goOnline();
            phone.awaitEndpointOf(desk);
            server.reloadPlugin("rtmfp");
            phone.awaitNoEndpointOf(desk);
            NetConnection again = desk.goOnline();
            assertThat(phone.awaitEndpointOf(desk).peer()).isEqualTo(again.nearId().hex());
        }
    }

    @Test
    void openfireUpgradesTablesOfTheFirstVersion() {
        server.removePlugin("rtmfp");
        SchemaScript first = SchemaScript.first("hsqldb");
        first.columns().keySet().forEach(table -> server.sql("DROP TABLE " + table));
        server.sql("DELETE FROM ofVersion WHERE name='rtmfp'");
        first.statements().forEach(server::sql);
        server.sql("INSERT INTO ofRtmfpAudit (entryID, entryStamp, actor, act, subject)"
                + " VALUES ('1', 1000, 'admin', 'key.create', 'before')");
        server.dropPlugin(JAR);
        assertThat(server.sql("SELECT version FROM ofVersion WHERE name='rtmfp'"))
                .containsExactly(Integer.toString(SchemaScript.version()));
        assertThat(server.sql("SELECT subject FROM ofRtmfpAudit WHERE entryOrder IS NULL")).containsExactly("before");
    }

    @Test
    void thePluginAddsLessThan50MegabytesToAnIdleServer() {
        server.removePlugin("rtmfp");
        long without = Memory.used();
        server.dropPlugin(JAR);
        long with = Memory.used();
        System.out.printf("Heap in use: %.1f MB without the plugin, %.1f MB with it%n", without / 1e6, with / 1e6);
        assertThat(with - without).isLessThan(50_000_000L);
    }
}
