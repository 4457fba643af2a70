package io.github.peerfire.openfire.it;

import com.hazelcast.core.Hazelcast;
import io.github.peerfire.openfire.it.clustering.ClusteringPlugin;
import io.github.peerfire.openfire.it.clustering.HazelcastStrategy;
import io.github.peerfire.testbed.openfire.OpenfireProcess;
import io.github.peerfire.testbed.openfire.OpenfireSettings;
import io.github.peerfire.testbed.openfire.TestUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Openfire servers of one domain, each a process with the plugin's jar and a database of its own, for it would read its
 * ports from a common one. Users are made on all of them alike.
 */
final class ServerCluster implements AutoCloseable {
    private static final Path FOLDER = Path.of("target", "openfire", "cluster");
    private static final Path RTMFP = Path.of(System.getProperty("peerfire.plugin", "target/rtmfp.jar"));

    private final List<OpenfireSettings> settings = new ArrayList<>();
    private final List<OpenfireProcess> servers = new ArrayList<>();
    private final List<TestUser> users = new ArrayList<>();
    private final List<List<TestUser>> friends = new ArrayList<>();
    private final Path clustering;

    private ServerCluster(Path clustering) {
        this.clustering = clustering;
    }

    /** Starts servers that do not know of each other yet. */
    static ServerCluster start(int size) throws Exception {
        Files.createDirectories(FOLDER);
        List<Integer> ports = freePorts(size);
        String members = String.join(",", ports.stream().map(String::valueOf).toList());
        ServerCluster cluster = new ServerCluster(clusteringPlugin(FOLDER.resolve("hazelcast.jar")));
        for (int i = 0; i < size; i++) {
            cluster.settings.add(OpenfireSettings.standard()
                    .withHome(FOLDER.resolve("node-" + (i + 1)))
                    .withProperty(ClusteringPlugin.STRATEGY_PROPERTY, HazelcastStrategy.class.getName())
                    .withProperty(ClusteringPlugin.PORT_PROPERTY, Integer.toString(ports.get(i)))
                    .withProperty(ClusteringPlugin.MEMBERS_PROPERTY, members));
            cluster.servers.add(OpenfireProcess.begin(cluster.settings.get(i)));
        }
        try {
            cluster.servers.forEach(OpenfireProcess::await);
            cluster.servers.forEach(ServerCluster::installPlugin);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Installs the plugin, or stops it and starts it again from the same jar. */
    static void installPlugin(OpenfireProcess server) {
        server.dropPlugin(RTMFP);
    }

    OpenfireProcess server(int number) {
        return servers.get(number - 1);
    }

    /** Has a server join the others that have. */
    void join(int number) {
        server(number).dropPlugin(clustering);
    }

    /** Has a server go on by itself, as when it is cut off. */
    void leave(int number) {
        server(number).removePlugin(clustering.getFileName().toString().replace(".jar", ""));
    }

    /** Starts a server anew that was killed, with the users that all have; it does not know of the others yet. */
    void restart(int number) {
        OpenfireProcess server = OpenfireProcess.begin(settings.get(number - 1)).await();
        servers.set(number - 1, server);
        installPlugin(server);
        users.forEach(user -> server.createUser(user.name(), user.password()));
        friends.forEach(pair -> server.befriend(pair.get(0).name(), pair.get(1).name()));
    }

    TestUser createUser(String name) {
        TestUser user = new TestUser(name, "secret-of-" + name, server(1).domain());
        users.add(user);
        servers.forEach(server -> server.createUser(name, user.password()));
        return user;
    }

    void befriend(TestUser user, TestUser other) {
        friends.add(List.of(user, other));
        servers.forEach(server -> server.befriend(user.name(), other.name()));
    }

    @Override
    public void close() {
        servers.parallelStream().forEach(OpenfireProcess::close);
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    /** Packs what is in {@link io.github.peerfire.openfire.it.clustering} as Openfire expects it of a plugin. */
    private static Path clusteringPlugin(Path jar) throws IOException, URISyntaxException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                var classes = Files.list(place(ClusteringPlugin.class)
                        .resolve(ClusteringPlugin.class.getPackageName().replace('.', '/')))) {
            add(out, "plugin.xml", description().getBytes(StandardCharsets.UTF_8));
            add(out, "lib/hazelcast-library.jar", Files.readAllBytes(place(Hazelcast.class)));
            String folder = "classes/" + ClusteringPlugin.class.getPackageName().replace('.', '/') + '/';
            classes.forEach(file -> {
                try {
                    add(out, folder + file.getFileName(), Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return jar;
    }

    private static String description() {
        return "<plugin><class>" + ClusteringPlugin.class.getName() + "</class><name>Hazelcast</name>"
                + "<description>Joins servers for a test.</description><version>1.0.0</version></plugin>";
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
