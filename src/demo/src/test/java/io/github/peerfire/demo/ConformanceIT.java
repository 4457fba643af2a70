package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.peerfire.conformance.ConformanceMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The gate: every mandatory requirement is proven by a test of some module. Writes {@code target/conformance.md}. */
class ConformanceIT {

    private static final Path CHECKOUT = Path.of(System.getProperty("peerfire.checkout"));

    @Test
    void everyMandatoryRequirementIsProvenByATest() throws IOException {
        List<Path> modules = modulesWithProofs();
        assertThat(modules).as("modules that name requirements").isNotEmpty();
        assumeThat(modules).as("All modules' tests have to be compiled; build all of them to check the requirements")
                .allMatch(module -> Files.isDirectory(testClasses(module)));

        ConformanceMatrix matrix = ConformanceMatrix.of(modules.stream().map(ConformanceIT::testClasses).toList());
        matrix.write(CHECKOUT.resolve("target/conformance.md"));
        assertThat(matrix.gaps(List.of("RFC 7016", "RFC 7425"))).as("see target/conformance.md").isEmpty();
    }

    /** A module that may name requirements says so by depending on the annotation. */
    private static List<Path> modulesWithProofs() throws IOException {
        try (Stream<Path> folders = Files.list(CHECKOUT.resolve("src"))) {
            return folders.filter(ConformanceIT::mayNameRequirements).sorted().toList();
        }
    }

    private static boolean mayNameRequirements(Path module) {
        Path pom = module.resolve("pom.xml");
        try {
            return Files.exists(pom) && Files.isDirectory(module.resolve("src/test/java"))
                    && !module.endsWith("conformance") && Files.readString(pom).contains("peerfire-conformance");
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + pom, e);
        }
    }

    private static Path testClasses(Path module) {
        return module.resolve("target/test-classes");
    }
}
