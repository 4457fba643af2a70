package io.github.peerfire.testbed.openfire;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.util.JiveGlobals;

/** Runs inside Openfire: tells through properties what it sees, and keeps a thread from start to end. */
public final class TrialPlugin implements Plugin {
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = new Thread(this::waitForTheEnd, "trial-plugin");

    /** Writes a jar that Openfire takes for a plugin, with this class in it. */
    static void writeJar(Path file) throws IOException {
        String type = TrialPlugin.class.getName();
        String path = type.replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
                InputStream bytes = TrialPlugin.class.getResourceAsStream('/' + path)) {
            jar.putNextEntry(new ZipEntry("plugin.xml"));
            jar.write(("<plugin><class>" + type + "</class><name>Trial</name><version>1</version>"
                    + "<description>Tells what it sees</description></plugin>").getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new ZipEntry("classes/" + path));
            bytes.transferTo(jar);
        }
    }

    @Override
    public void initializePlugin(PluginManager manager, File pluginDirectory) {
        JiveGlobals.setProperty("plugin.trial.sees.testbed",
                Boolean.toString(sees("io.github.peerfire.testbed.openfire.EmbeddedOpenfire")));
        JiveGlobals.setProperty("plugin.trial.sees.control",
                Boolean.toString(sees("io.github.peerfire.testbed.openfire.control.ServerControl")));
        JiveGlobals.setProperty("plugin.trial.sees.junit", Boolean.toString(sees("org.junit.jupiter.api.Test")));
        JiveGlobals.setProperty("plugin.trial.sees.smack",
                Boolean.toString(sees("org.jivesoftware.smack.XMPPConnection")));
        if (JiveGlobals.getBooleanProperty("plugin.trial.fails", false)) {
            throw new IllegalStateException("told to fail");
        }
        thread.start();
    }

    @Override
    public void destroyPlugin() {
        end.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sees(String type) {
        try {
            Class.forName(type, false, getClass().getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
