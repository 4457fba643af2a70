package io.github.peerfire.testbed.openfire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How to run an embedded Openfire.
 *
 * @param home its folder; made anew by each start
 * @param libraries the folder of Openfire's jars
 * @param domain the XMPP domain, which needs no DNS entry
 * @param port where clients connect, 0 to 65535; 0 takes a free one
 * @param properties system properties of Openfire set before it starts
 * @param plugins jars that are in its {@code plugins/} when it starts
 * @param console whether it has an admin console, on a free port
 */
public record OpenfireSettings(
        Path home, Path libraries, String domain, int port, Map<String, String> properties, List<Path> plugins,
        boolean console) {
    /** System property that names the folder of Openfire's jars. */
    public static final String LIBRARIES = "peerfire.openfire.libraries";

    /** System property that names the home of {@link #standard()}. */
    public static final String HOME = "peerfire.openfire.home";

    /** What system properties begin with that stand for system properties of Openfire in {@link #standard()}. */
    public static final String PROPERTY = "peerfire.openfire.property.";

    /** What system properties begin with that are to stand in {@code conf/openfire.xml} of this process's servers. */
    public static final String FILE = "peerfire.openfire.file.";

    /** System property that switches the admin console of {@link #standard()} on, if it is {@code true}. */
    public static final String CONSOLE = "peerfire.openfire.console";

    /** Checks ranges and copies the collections. */
    public OpenfireSettings {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(libraries, "libraries");
        Objects.requireNonNull(domain, "domain");
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("A port lies between 0 and 65535, not at " + port + ".");
        }
        properties = Map.copyOf(properties);
        plugins = List.copyOf(plugins);
    }

    /**
     * Domain {@code example.test}, a free port, jars where {@value #LIBRARIES} says, home where {@value #HOME} says or
     * {@code target/openfire/home}, and each system property that begins with {@value #PROPERTY}, without that
     * beginning. An admin console only where {@value #CONSOLE} is {@code true}.
     */
    public static OpenfireSettings standard() {
        String libraries = System.getProperty(LIBRARIES, "target/openfire/lib");
        Map<String, String> properties = new LinkedHashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(PROPERTY)) {
                properties.put(name.substring(PROPERTY.length()), System.getProperty(name));
            }
        }
        Path home = Path.of(System.getProperty(HOME, "target/openfire/home"));
        return new OpenfireSettings(home, Path.of(libraries), "example.test", 0, properties,
                List.of(), Boolean.getBoolean(CONSOLE));
    }

    /** The same with another home. */
    public OpenfireSettings withHome(Path other) {
        return new OpenfireSettings(other, libraries, domain, port, properties, plugins, console);
    }

    /** The same with another folder of jars. */
    public OpenfireSettings withLibraries(Path other) {
        return new OpenfireSettings(home, other, domain, port, properties, plugins, console);
    }

    /** The same with another XMPP domain. */
    public OpenfireSettings withDomain(String other) {
        return new OpenfireSettings(home, libraries, other, port, properties, plugins, console);
    }

    /** The same with another port for clients; 0 takes a free one. */
    public OpenfireSettings withPort(int other) {
        return new OpenfireSettings(home, libraries, domain, other, properties, plugins, console);
    }

    /** The same with one more system property of Openfire. */
    public OpenfireSettings withProperty(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return new OpenfireSettings(home, libraries, domain, port, more, plugins, console);
    }

    /** The same with one more jar in {@code plugins/}, for Openfire to load as it starts. */
    public OpenfireSettings withPlugin(Path jar) {
        List<Path> more = new ArrayList<>(plugins);
        more.add(jar);
        return new OpenfireSettings(home, libraries, domain, port, properties, more, console);
    }
}
