package io.github.peerfire.interop;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Skips tests whose programs are not there, ends the programs of the others, and writes down how each test went. */
final class InteropExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(InteropExtension.class);
    private static final String BEGAN = "began";

    @Override
    public void beforeEach(ExtensionContext context) {
        store(context).put(BEGAN, System.nanoTime());
        needed(context).forEach(programs(context)::require);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        programs(context).close();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Programs.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return programs(context);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        record(context, "works");
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        record(context, "skipped: " + cause.getMessage());
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        record(context, "**fails**: " + Optional.ofNullable(cause.getMessage()).orElse(cause.toString()));
    }

    private static void record(ExtensionContext context, String result) {
        long began = store(context).getOrDefault(BEGAN, Long.class, System.nanoTime());
        List<String> needed = needed(context);
        String versions = needed.stream().map(programs(context)::version).distinct().collect(Collectors.joining(", "));
        context.getRoot().getStore(NAMESPACE)
                .getOrComputeIfAbsent(InteropReport.class, key -> new InteropReport(), InteropReport.class)
                .add(String.join(", ", needed), versions, name(context), result,
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    /** The method's name, and the arguments that it is repeated with. */
    private static String name(ExtensionContext context) {
        String display = context.getDisplayName();
        String method = context.getRequiredTestMethod().getName();
        return display.startsWith("[") ? method + " " + display : method;
    }

    private static List<String> needed(ExtensionContext context) {
        return Arrays.asList(context.getRequiredTestClass().getAnnotation(NeedsPrograms.class).value());
    }

    private static Programs programs(ExtensionContext context) {
        return store(context).getOrComputeIfAbsent(
                Programs.class, key -> new Programs(name(context)), Programs.class);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
