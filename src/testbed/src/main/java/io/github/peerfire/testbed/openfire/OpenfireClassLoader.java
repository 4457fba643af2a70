package io.github.peerfire.testbed.openfire;

import io.github.peerfire.testbed.openfire.control.ServerControl;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;

/**
 * Openfire's class path: the JDK, a folder of classes and the jars of {@link OpenfireSettings#libraries()}, and nothing
 * else of this virtual machine. Plugins have it as parent, so that they see what they would see in a server of its own.
 */
final class OpenfireClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private OpenfireClassLoader(List<URL> urls) {
        super("openfire", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    static OpenfireClassLoader over(Path classes, Path libraries) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(new URL(url(classes) + (Files.isDirectory(classes) ? "" : "/")));
        if (Files.isDirectory(libraries)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries, "*.jar")) {
                List<Path> found = new ArrayList<>();
                jars.forEach(found::add);
                found.sort(null);
                for (Path jar : found) {
                    urls.add(url(jar));
                }
            }
        }
        if (urls.size() == 1) {
            throw new OpenfireException("Openfire's jars are not in " + libraries.toAbsolutePath()
                    + "; build the testbed (./mvnw -pl src/testbed -am process-classes) or set "
                    + OpenfireSettings.LIBRARIES + ".");
        }
        return new OpenfireClassLoader(urls);
    }

    /** Says so if this virtual machine was started without what Openfire 4.2.0 needs of it. */
    void requireOpenJdk() {
        if (!Object.class.getModule().isOpen("java.lang", getUnnamedModule())) {
            throw new OpenfireException("Openfire 4.2.0 needs the JVM option "
                    + "--add-opens=java.base/java.lang=ALL-UNNAMED; start this program again with it.");
        }
    }

    /** Says so if an Openfire runs in this virtual machine, which has one register of SASL mechanisms for all. */
    void requireNoOther() {
        for (Provider provider : Security.getProviders()) {
            if (provider.getClass().getClassLoader() instanceof OpenfireClassLoader) {
                throw new OpenfireException("Another Openfire runs in this virtual machine; close it first.");
            }
        }
    }

    /** The server's control, in a class loader that sees this one and {@link ServerControl}. */
    ServerControl control() {
        try {
            Class<?> type = new ControlClassLoader(this)
                    .loadClass("io.github.peerfire.testbed.openfire.inside.InsideControl");
            return (ServerControl) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new OpenfireException("The testbed's own classes are incomplete; build it again.", e);
        }
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toAbsolutePath().toUri().toURL();
    }

    private static final class ControlClassLoader extends ClassLoader {
        private static final String SHARED = ServerControl.class.getPackageName() + ".";
        private static final String OWN = OpenfireClassLoader.class.getPackageName() + ".inside.";

        static {
            registerAsParallelCapable();
        }

        ControlClassLoader(OpenfireClassLoader server) {
            super("openfire-control", server);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.startsWith(SHARED) ? Class.forName(name) : super.loadClass(name, resolve);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.startsWith(OWN)) {
                throw new ClassNotFoundException(name);
            }
            String resource = '/' + name.replace('.', '/') + ".class";
            try (InputStream in = OpenfireClassLoader.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
