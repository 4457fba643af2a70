package io.github.peerfire.testbed.openfire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folder an Openfire lives in: configuration, key stores, database, plugins and logs. */
final class OpenfireHome {
    /** Listeners and services that a test has no use for. */
    private static final List<String> OFF = List.of("xmpp.socket.ssl.active", "xmpp.server.socket.active",
            "xmpp.component.socket.active", "xmpp.component.ssl.active", "xmpp.multiplex.socket.active",
            "xmpp.multiplex.ssl.active", "xmpp.proxy.enabled", "httpbind.enabled", "flash.crossdomain.enabled",
            "mediaproxy.enabled", "update.service-enabled", "update.notify-admins", "register.inband");

    private final Path folder;

    OpenfireHome(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path folder() {
        return folder;
    }

    Path log() {
        return folder.resolve("logs/openfire.log");
    }

    /** A folder for the server's class path; log4j looks for its configuration there. */
    Path classes() {
        return folder.resolve("classes");
    }

    /** The server's certificate, in X.509. */
    Path certificate() {
        return folder.resolve("resources/security/certificate.cer");
    }

    /** Makes the folder anew; the admin console is off if its port is -1. */
    void create(OpenfireSettings settings, int port, int consolePort) throws IOException {
        clear();
        write("conf/openfire.xml", resource("openfire.xml")
                .replace("${peerfire.openfire.console.port}", Integer.toString(consolePort))
                .replace("</jive>", ofNode() + "</jive>"));
        copy("security.xml", "conf/security.xml");
        copy("admin-plugin.xml", "plugins/admin/plugin.xml");
        new ConsoleWebApp(folder.resolve("plugins/admin/webapp")).create();
        for (Path jar : settings.plugins()) {
            Files.copy(jar, folder.resolve("plugins").resolve(jar.getFileName()));
        }
        Files.createDirectories(folder.resolve("logs"));
        write("classes/log4j.properties", resource("log4j.properties")
                .replace("${peerfire.openfire.log}", log().toString().replace('\\', '/')));
        write("resources/database/openfire_hsqldb.sql", resource("schema.sql") + insert(properties(settings, port)));
        Path stores = Files.createDirectories(folder.resolve("resources/security"));
        new KeyStores(stores).create(settings.domain(), certificate());
    }

    /** What is to stand in the file, those of one parent element together. */
    private static String ofNode() {
        Map<String, StringBuilder> byParent = new TreeMap<>();
        for (String key : new TreeSet<>(System.getProperties().stringPropertyNames())) {
            if (key.startsWith(OpenfireSettings.FILE)) {
                String name = key.substring(OpenfireSettings.FILE.length());
                int dot = name.lastIndexOf('.');
                String element = name.substring(dot + 1);
                byParent.computeIfAbsent(name.substring(0, dot), parent -> new StringBuilder()).append('<')
                        .append(element)
                        .append('>').append(System.getProperty(key)).append("</").append(element).append('>');
            }
        }
        StringBuilder all = new StringBuilder();
        byParent.forEach((parent, children) -> {
            List<String> path = List.of(parent.split("\\."));
            path.forEach(element -> all.append('<').append(element).append('>'));
            all.append(children);
            for (int i = path.size(); i > 0; i--) {
                all.append("</").append(path.get(i - 1)).append('>');
            }
        });
        return all.toString();
    }

    private static Map<String, String> properties(OpenfireSettings settings, int port) {
        Map<String, String> properties = new TreeMap<>();
        OFF.forEach(name -> properties.put(name, "false"));
        properties.put("xmpp.domain", settings.domain());
        properties.put("xmpp.fqdn", settings.domain());
        properties.put("xmpp.socket.plain.active", "true");
        properties.put("xmpp.socket.plain.port", Integer.toString(port));
        properties.put("xmpp.socket.ssl.protocols", "TLSv1.2");
        properties.put("user.scramHashedPasswordOnly", "true");
        properties.putAll(settings.properties());
        return properties;
    }

    private static String insert(Map<String, String> properties) {
        StringBuilder statements = new StringBuilder();
        properties.forEach((name, value) -> statements
                .append("INSERT INTO ofProperty (name, propValue, encrypted) VALUES ('")
                .append(name.replace("'", "''")).append("', '").append(value.replace("'", "''")).append("', 0);\n"));
        return statements.toString();
    }

    private void clear() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.exists(folder.resolve("conf/openfire.xml")) && !isEmpty(folder)) {
            throw new OpenfireException(folder + " holds something other than an Openfire; name another home.");
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private void copy(String resource, String to) throws IOException {
        write(to, resource(resource));
    }

    private void write(String to, String text) throws IOException {
        Path file = folder.resolve(to);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String resource(String name) {
        try (InputStream in = OpenfireHome.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
