package io.github.peerfire.testbed.openfire;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * JUnit 5 extension that gives tests an {@link EmbeddedOpenfire} and {@link TestUsers} as parameters. The first test of
 * a run that asks for the server starts it, with the plugin that system property {@value #PLUGIN} names, if any; all
 * tests share it, and it stops when the run ends. Users are a test's own and are removed after it.
 *
 * <pre>
 * &#64;ExtendWith(OpenfireExtension.class)
 * class PresenceIT {
 *     &#64;Test
 *     void friendsSeeEachOther(EmbeddedOpenfire server, TestUsers users) {
 *         TestUser alice = users.create("alice");
 * </pre>
 */
public final class OpenfireExtension implements ParameterResolver {
    /** System property with the path of a plugin's jar to install when the shared server has started. */
    public static final String PLUGIN = "peerfire.plugin";

    private static final Namespace NAMESPACE = Namespace.create(OpenfireExtension.class);

    /** Made by JUnit. */
    public OpenfireExtension() {
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == EmbeddedOpenfire.class || type == TestUsers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store shared = context.getRoot().getStore(NAMESPACE);
        EmbeddedOpenfire server = shared.getOrComputeIfAbsent(EmbeddedOpenfire.class,
                key -> startWithPlugin(), EmbeddedOpenfire.class);
        if (parameter.getParameter().getType() == EmbeddedOpenfire.class) {
            return server;
        }
        AtomicInteger numbers = shared.getOrComputeIfAbsent(AtomicInteger.class,
                key -> new AtomicInteger(), AtomicInteger.class);
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(TestUsers.class,
                key -> new TestUsers(server, numbers), TestUsers.class);
    }

    private static EmbeddedOpenfire startWithPlugin() {
        EmbeddedOpenfire server = EmbeddedOpenfire.start();
        String plugin = System.getProperty(PLUGIN);
        try {
            if (plugin != null) {
                server.dropPlugin(Path.of(plugin));
            }
            return server;
        } catch (OpenfireException e) {
            server.close();
            throw e;
        }
    }
}
