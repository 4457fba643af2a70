package io.github.peerfire.testbed.openfire;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * JUnit 5 extension that gives tests an {@link EmbeddedOpenfire} and {@link TestUsers} as parameters. The first test of
 * a virtual machine that asks for the server starts it, with the plugin that system property {@value #PLUGIN} names, if
 * any; all tests share it, and it stops when the last one is over. After a class in which a test failed, or that left
 * the plugin unloaded or loaded anew, or other system properties of Openfire, another one is started for the next.
 * Users are a test's own and are removed after it.
 *
 * <pre>
 * &#64;ExtendWith(OpenfireExtension.class)
 * class PresenceIT {
 *     &#64;Test
 *     void friendsSeeEachOther(EmbeddedOpenfire server, TestUsers users) {
 *         TestUser alice = users.create("alice");
 * </pre>
 */
public final class OpenfireExtension implements ParameterResolver, TestWatcher, AfterAllCallback {
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
        SharedOpenfire shared = shared(context);
        Class<?> tests = outermost(context.getRequiredTestClass());
        return parameter.getParameter().getType() == EmbeddedOpenfire.class ? shared.server(tests)
                : context.getStore(NAMESPACE).getOrComputeIfAbsent(TestUsers.class, key -> shared.users(tests),
                        TestUsers.class);
    }

    private static Class<?> outermost(Class<?> type) {
        return type.getEnclosingClass() == null ? type : outermost(type.getEnclosingClass());
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        shared(context).spoil();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> shared(context).spoil());
    }

    /** Build tools may run each class by itself, as far as JUnit knows. */
    private static SharedOpenfire shared(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE).getOrComputeIfAbsent(SharedOpenfire.class,
                key -> new SharedOpenfire(), SharedOpenfire.class);
    }
}
