package io.github.peerfire.testbed.openfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OpenfireExtension.class)
class PluginIT {
    private final EmbeddedOpenfire server;

    @TempDir
    Path folder;

    PluginIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    @BeforeEach
    void makeAJar() throws IOException {
        TrialPlugin.writeJar(jar());
    }

    @AfterEach
    void clear() {
        server.deleteProperty("plugin.trial.fails");
        server.removePlugin("trial");
    }

    @Test
    void aPluginIsLoadedReloadedAndUnloadedWithoutATrace() {
        assertThat(server.dropPlugin(jar())).isEqualTo("trial");
        assertThat(threads()).isOne();
        WeakReference<ClassLoader> first = server.pluginLoader("trial");
        server.reloadPlugin("trial");
        assertThat(server.runs("trial")).isTrue();
        assertThat(threads()).isOne();
        WeakReference<ClassLoader> second = server.pluginLoader("trial");
        server.removePlugin("trial");
        assertThat(server.awaitPlugin("trial", false, Duration.ofSeconds(10))).isTrue();
        assertThat(threads()).isZero();
        assertThat(isCollected(first)).isTrue();
        assertThat(isCollected(second)).isTrue();
        assertThat(server.home().resolve("plugins/trial")).doesNotExist();
    }

    @Test
    void aPluginSeesNothingOfTheTests() {
        server.dropPlugin(jar());
        assertThat(server.properties("plugin.trial.sees.")).hasSize(4).values().containsOnly("false");
    }

    @Test
    void aPluginThatFailsToStartIsReported() {
        server.setProperty("plugin.trial.fails", "true");
        assertThatThrownBy(() -> server.dropPlugin(jar())).isInstanceOf(OpenfireException.class)
                .hasMessageContaining("did not start").hasMessageContaining("openfire.log");
        assertThat(server.runs("trial")).isFalse();
    }

    @Test
    void aSecondServerInThisMachineIsRefused() {
        OpenfireSettings second = OpenfireSettings.standard().withHome(folder.resolve("home"));
        assertThatThrownBy(() -> EmbeddedOpenfire.start(second)).isInstanceOf(OpenfireException.class)
                .hasMessageContaining("Another Openfire runs");
    }

    private Path jar() {
        return folder.resolve("trial.jar");
    }

    private long threads() {
        return server.threads().stream().filter(thread -> thread.getName().equals("trial-plugin")).count();
    }

    private static boolean isCollected(WeakReference<ClassLoader> loader) {
        return Patience.upTo(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            return loader.get() == null;
        });
    }
}
