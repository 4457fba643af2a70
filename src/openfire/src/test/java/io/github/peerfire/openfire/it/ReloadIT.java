package io.github.peerfire.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.lang.ref.WeakReference;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Several times, because that shows what is lost a little at a time; {@code -Dreloads=17} makes it twenty in all. Of
 * each, Openfire takes two seconds for itself.
 */
@ExtendWith(OpenfireExtension.class)
class ReloadIT {
    private static final Path JAR = Path.of(System.getProperty(OpenfireExtension.PLUGIN));
    private static final int RELOADS = Integer.getInteger("reloads", 5);
    private static final String PORT = "plugin.rtmfp.port";
    private static final String LOOKUP_SERVICE = "plugin.rtmfp.lookupService";
    private static final String METRICS = "plugin.rtmfp.metrics";

    private final EmbeddedOpenfire server;
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    private String portBefore;
    private int port;

    ReloadIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    @BeforeEach
    void unload() throws Exception {
        server.removePlugin("rtmfp");
        portBefore = server.property(PORT).orElse("0");
        port = freePort();
        server.setProperty(PORT, Integer.toString(port));
        server.setProperty(LOOKUP_SERVICE, "true");
        server.setProperty(METRICS, "true");
    }

    /** One that systems give to nobody who does not ask for it, for others run beside this test. */
    private static int freePort() {
        for (int port = 10_000 + (int) (ProcessHandle.current().pid() % 10_000); ; port++) {
            try (DatagramSocket free = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (SocketException taken) {
                continue;
            }
        }
    }

    @AfterEach
    void bringThePluginBack() {
        server.setProperty(PORT, portBefore);
        server.deleteProperty(LOOKUP_SERVICE);
        server.deleteProperty(METRICS);
        if (!server.runs("rtmfp")) {
            server.dropPlugin(JAR);
        }
    }

    @Test
    void nothingIsLeftAfterReloadsWithEndpointsOnline(TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        users.befriend(alice, bob);
        server.dropPlugin(JAR);
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            goOnlineAndUnload(desk, phone); // what the server itself makes when it is first used is there from now on
            Map<String, Integer> registered = server.registrations();
            List<String> threads = threads();
            server.dropPlugin(JAR);
            assertThat(server.registrations()).as("what is counted").isNotEqualTo(registered)
                    .containsEntry("public pages", registered.get("public pages") + 1);
            for (int i = 0; i < RELOADS; i++) {
                NetConnection connection = goOnline(desk, phone);
                server.reloadPlugin("rtmfp");
                assertOver(connection, desk, phone);
            }
            goOnlineAndUnload(desk, phone);
            server.dropPlugin(JAR);
            goOnlineAndUnload(desk, phone);
            assertThat(server.registrations()).isEqualTo(registered);
            assertThat(threads()).isSubsetOf(threads).noneMatch(name -> name.contains("rtmfp"));
        }
        try (DatagramSocket again = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            assertThat(again.isBound()).isTrue();
        }
        assertThat(server.home().resolve("plugins/rtmfp")).doesNotExist();
        assertThat(Memory.displaceLastRecord()).isTrue();
        // A thread that runs the plugin's code would keep its classes, whatever it is called.
        assertThat(loaders).hasSize(RELOADS + 3).allMatch(Memory::isCollected);
    }

    private void goOnlineAndUnload(Device desk, Device phone) throws Exception {
        NetConnection connection = goOnline(desk, phone);
        server.removePlugin("rtmfp");
        assertOver(connection, desk, phone);
    }

    private NetConnection goOnline(Device desk, Device phone) throws Exception {
        loaders.add(server.pluginLoader("rtmfp"));
        NetConnection connection = desk.goOnline();
        assertThat(phone.awaitEndpointOf(desk).peer()).isEqualTo(connection.nearId().hex());
        return connection;
    }

    private static void assertOver(NetConnection connection, Device desk, Device phone) throws Exception {
        phone.awaitNoEndpointOf(desk);
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> !connection.isConnected())).isTrue();
    }

    /** Names of the server's threads, without the numbers that tell those of one pool apart. */
    private List<String> threads() {
        return server.threads().stream().map(thread -> thread.getName().replaceAll("[0-9]+", "")).distinct().toList();
    }
}
