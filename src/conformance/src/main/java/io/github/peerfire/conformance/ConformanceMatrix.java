package io.github.peerfire.conformance;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The requirements with the tests that prove them. */
public final class ConformanceMatrix {

    private static final Set<String> TESTS = Set.of("org.junit.jupiter.api.Test", "org.junit.jupiter.api.RepeatedTest",
            "org.junit.jupiter.params.ParameterizedTest");
    /** What keeps a test from being run, everywhere or somewhere. */
    private static final List<String> OBSTACLES =
            List.of("org.junit.jupiter.api.Disabled", "org.junit.jupiter.api.condition.");

    private final Map<String, Requirement> requirements = Requirements.read();
    private final Map<String, List<String>> tests = new TreeMap<>();
    private final List<String> notRun = new ArrayList<>();

    private ConformanceMatrix() {
    }

    /** Finds the tests in folders of compiled test classes. */
    public static ConformanceMatrix of(Collection<Path> testClasses) {
        ConformanceMatrix matrix = new ConformanceMatrix();
        for (JavaClass type : new ClassFileImporter().importPaths(testClasses)) {
            type.getMethods().forEach(matrix::add);
        }
        matrix.tests.values().forEach(names -> names.sort(null));
        return matrix;
    }

    private void add(JavaMethod method) {
        method.tryGetAnnotationOfType(Proves.class.getName()).ifPresent(annotation -> {
            String test = method.getOwner().getSimpleName() + "." + method.getName();
            if (!isRun(method)) {
                notRun.add(test + " is no test that every build runs, but names requirements");
                return;
            }
            for (String id : rows(annotation)) {
                tests.computeIfAbsent(id, unseen -> new ArrayList<>()).add(test);
            }
        });
    }

    private static boolean isRun(JavaMethod method) {
        return names(method.getAnnotations()).anyMatch(TESTS::contains)
                && Stream.concat(names(method.getAnnotations()), names(method.getOwner().getAnnotations()))
                        .noneMatch(name -> OBSTACLES.stream().anyMatch(name::startsWith));
    }

    private static Stream<String> names(Collection<? extends JavaAnnotation<?>> annotations) {
        return annotations.stream().map(annotation -> annotation.getRawType().getName());
    }

    private static String[] rows(JavaAnnotation<?> annotation) {
        return (String[]) annotation.getExplicitlyDeclaredProperty("value");
    }

    /**
     * What has to be mended: mandatory requirements of these RFCs without a test, tests that name no requirement, and
     * what names one but is not run as a test.
     */
    public List<String> gaps(Collection<String> rfcs) {
        List<String> gaps = new ArrayList<>(notRun);
        for (Requirement requirement : requirements.values()) {
            boolean proven = tests.containsKey(requirement.id());
            if (rfcs.contains(requirement.rfc()) && requirement.isMandatory() && requirement.applies() && !proven) {
                gaps.add(requirement.id() + " (" + requirement.section() + ", " + requirement.level()
                        + ") has no test: " + requirement.text());
            } else if (!requirement.applies() && proven) {
                gaps.add(requirement.id() + " is said not to apply, but has tests: " + tests.get(requirement.id()));
            }
        }
        tests.forEach((id, names) -> {
            if (!requirements.containsKey(id)) {
                gaps.add("There is no requirement " + id + ", which is named by " + names);
            }
        });
        return gaps;
    }

    /** Writes the matrix as a Markdown table. */
    public void write(Path file) throws IOException {
        StringBuilder table =
                new StringBuilder("# Conformance\n\n| row | section | level | requirement | status | tests |\n")
                .append("|---|---|---|---|---|---|\n");
        for (Requirement requirement : requirements.values()) {
            table.append("| ").append(requirement.id())
                    .append(" | ").append(requirement.rfc()).append(" §").append(requirement.section())
                    .append(" | ").append(requirement.level())
                    .append(" | ").append(requirement.text().replace("|", "\\|"))
                    .append(" | ").append(status(requirement))
                    .append(" | ").append(String.join(", ", tests.getOrDefault(requirement.id(), List.of())))
                    .append(" |\n");
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, table);
    }

    private String status(Requirement requirement) {
        if (!requirement.applies()) {
            return "does not apply: " + requirement.notApplicable();
        }
        if (tests.containsKey(requirement.id())) {
            return "proven";
        }
        return requirement.isMandatory() ? "**open**" : "optional";
    }
}
