package io.github.peerfire.testbed.openfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedOpenfireIT {
    private static final String COMPONENT_SECRET = "xmpp.component.defaultSecret";

    @TempDir
    Path folder;

    @Test
    void startsServesTwoClientsAndLeavesNoThread() throws Exception {
        EmbeddedOpenfire server = EmbeddedOpenfire.start(settings());
        try {
            friendsSeeEachOther(server);
            componentsAreHeardForAWhile(server);
            assertThat(server.threads()).isNotEmpty();
        } finally {
            server.close();
        }
        assertThat(server.threads()).isEmpty();
        assertThat(LoopbackPorts.accepts(server.address())).isFalse();
        assertThat(Files.readString(server.log())).doesNotContain(" ERROR ");
    }

    private static void friendsSeeEachOther(EmbeddedOpenfire server) throws Exception {
        server.createUser("alice", "wonderland");
        server.createUser("bob", "builder");
        server.befriend("alice", "bob");
        try (ChatClient alice = ChatClient.signIn(server, "alice", "wonderland", "desk");
                ChatClient bob = ChatClient.signIn(server, "bob", "builder", "phone")) {
            assertThat(alice.connection().isSecureConnection()).isTrue();
            assertThat(alice.awaitPresence(from -> bob.address().contentEquals(from.getFrom()))).isNotNull();
            assertThat(bob.awaitPresence(from -> alice.address().contentEquals(from.getFrom()))).isNotNull();
            assertThat(server.lastPresence(alice.address())).hasValueSatisfying(xml -> assertThat(xml)
                    .contains("alice@example.test/desk"));
            assertThat(server.sessions("bob")).containsExactly("bob@example.test/phone");
            assertThat(server.kick(bob.address())).isTrue();
            assertThat(alice.awaitPresence(gone -> gone.getType() == Presence.Type.unavailable)).isNotNull();
        }
    }

    private static void componentsAreHeardForAWhile(EmbeddedOpenfire server) throws Exception {
        Map<String, String> before = server.properties("");
        InetSocketAddress address = LoopbackPorts.choose(0);
        server.setProperty(COMPONENT_SECRET, "hush");
        server.listenForComponents(address.getPort());
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> LoopbackPorts.accepts(address))).isTrue();
        try (Socket component = new Socket(address.getAddress(), address.getPort())) {
            String opening = "<stream:stream xmlns='jabber:component:accept'"
                    + " xmlns:stream='http://etherx.jabber.org/streams' to='nobody.example.test'>";
            component.getOutputStream().write(opening.getBytes(StandardCharsets.US_ASCII));
            assertThat(component.getInputStream().read()).isEqualTo('<');
        }
        server.listenForComponents(0);
        server.deleteProperty(COMPONENT_SECRET);
        assertThat(LoopbackPorts.accepts(address)).isFalse();
        assertThat(server.properties("")).isEqualTo(before);
    }

    @Test
    void anotherServerStartsInTheSameHomeAfterTheFirstIsClosed() {
        for (int i = 0; i < 2; i++) {
            try (EmbeddedOpenfire server = EmbeddedOpenfire.start(settings())) {
                server.createUser("alice", "wonderland");
                assertThat(LoopbackPorts.accepts(server.address())).isTrue();
            }
        }
    }

    @Test
    void aPluginThatIsThereWhenTheServerStartsIsLoaded() throws Exception {
        Path jar = folder.resolve("trial.jar");
        TrialPlugin.writeJar(jar);
        try (EmbeddedOpenfire server = EmbeddedOpenfire.start(settings().withPlugin(jar))) {
            assertThat(server.awaitPlugin("trial", true, Duration.ofSeconds(30))).isTrue();
        }
    }

    @Test
    void aBusyPortIsNamedInOneSentence() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            OpenfireSettings busy = settings().withPort(other.getLocalPort());
            assertThatThrownBy(() -> EmbeddedOpenfire.start(busy)).isInstanceOf(OpenfireException.class)
                    .hasMessageStartingWith("Port " + other.getLocalPort() + " of 127.0.0.1 is in use;");
        }
    }

    @Test
    void missingJarsAreNamedInOneSentence() {
        OpenfireSettings without = settings().withLibraries(folder.resolve("nowhere"));
        assertThatThrownBy(() -> EmbeddedOpenfire.start(without)).isInstanceOf(OpenfireException.class)
                .hasMessageContaining("build the testbed");
    }

    @Test
    void aMissingJvmOptionIsNamedInOneSentence() throws Exception {
        assertThat(startInVain()).contains("needs the JVM option --add-opens=java.base/java.lang=ALL-UNNAMED");
    }

    @Test
    void aSecondProgramDoesNotTakeTheHomeOfARunningServer() throws Exception {
        try (EmbeddedOpenfire server = EmbeddedOpenfire.start(settings())) {
            assertThat(startInVain("--add-opens=java.base/java.lang=ALL-UNNAMED"))
                    .startsWith("Another program runs an Openfire in " + server.home() + "; end it first");
            assertThat(server.certificate()).exists();
        }
        assertThat(folder.resolve("home.lock")).doesNotExist();
    }

    /** What another virtual machine says that tries to start a server in the same home. */
    private String startInVain(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"),
                "-D" + OpenfireSettings.LIBRARIES + '=' + settings().libraries(), StartInVain.class.getName(),
                folder.resolve("home").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isOne();
        return said;
    }

    @Test
    void aFolderOfSomebodyElseIsNotCleared() throws Exception {
        Path thesis = Files.writeString(folder.resolve("thesis.txt"), "all my work");
        OpenfireSettings there = settings().withHome(folder);
        assertThatThrownBy(() -> EmbeddedOpenfire.start(there)).isInstanceOf(OpenfireException.class)
                .hasMessageContaining("name another home");
        assertThat(thesis).exists();
    }

    private OpenfireSettings settings() {
        return OpenfireSettings.standard().withHome(folder.resolve("home"));
    }
}
