package io.github.peerfire.testbed.openfire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The web application of the admin console, in place of Openfire's own, which is not on Maven Central: it lets
 * administrators sign in, and puts the pages of plugins into a frame with the console's menu.
 */
final class ConsoleWebApp {
    /** They are loaded by the application's class loader, which sees Openfire and not this one. */
    private static final List<String> CLASSES = List.of("LoginPage", "ConsoleFrame", "KeptResponse", "KeptStream");
    private static final String PACKAGE = ConsoleWebApp.class.getPackageName().replace('.', '/') + "/console/";

    private final Path folder;

    ConsoleWebApp(Path folder) {
        this.folder = folder;
    }

    void create() throws IOException {
        copy("console-web.xml", "WEB-INF/web.xml");
        copy("console.css", "style/global.css");
        for (String name : CLASSES) {
            String file = PACKAGE + name + ".class";
            copy('/' + file, "WEB-INF/classes/" + file);
        }
    }

    private void copy(String resource, String to) throws IOException {
        Path file = folder.resolve(to);
        Files.createDirectories(file.getParent());
        try (InputStream in = ConsoleWebApp.class.getResourceAsStream(resource)) {
            Files.copy(in, file);
        }
    }
}
