package io.github.peerfire.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceMatrixTest {

    private final ConformanceMatrix matrix = ConformanceMatrix.of(List.of(ownTestClasses()));

    @Test
    void aTestThatNamesARequirementProvesIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/conformance.md");
        matrix.write(file);
        assertThat(Files.readAllLines(file))
                .anyMatch(row -> row.startsWith("| R7016-001 ") && row.endsWith("| proven | Example.provesTwo |"))
                .anyMatch(row -> row.startsWith("| R7016-003 ") && row.endsWith("| **open** |  |"));
    }

    @Test
    void aMandatoryRequirementWithoutATestIsAGap() {
        assertThat(matrix.gaps(List.of("RFC 7016")))
                .anyMatch(gap -> gap.startsWith("R7016-003 (2, MUST) has no test: "))
                .noneMatch(gap -> gap.startsWith("R7016-001"))
                .noneMatch(gap -> gap.startsWith("R7425"));
    }

    @Test
    void aTestThatNamesAnUnknownRequirementIsAGap() {
        assertThat(matrix.gaps(List.of()))
                .contains("There is no requirement R0000-000, which is named by [Example.provesTwo]");
    }

    @Test
    void whatIsNotRunProvesNothingAndIsAGap() {
        assertThat(matrix.gaps(List.of("RFC 7016")))
                .anyMatch(gap -> gap.startsWith("Example.noTest is no test"))
                .anyMatch(gap -> gap.startsWith("Example.disabled is no test"))
                .anyMatch(gap -> gap.startsWith("Sleeping.inADisabledClass is no test"))
                .anyMatch(gap -> gap.startsWith("R7016-003 (2, MUST) has no test: "))
                .noneMatch(gap -> gap.startsWith("Example.provesTwo"));
    }

    private static Path ownTestClasses() {
        try {
            return Path.of(ConformanceMatrixTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never run, since nobody nests it: only its annotations are read. */
    static final class Example {

        @Test
        @Proves({"R7016-001", "R0000-000"})
        void provesTwo() {
        }

        @Proves("R7016-003")
        void noTest() {
        }

        @Test
        @Disabled("an example of what does not count")
        @Proves("R7016-003")
        void disabled() {
        }
    }

    /** Never run either. */
    @Disabled("an example of what does not count")
    static final class Sleeping {

        @Test
        @Proves("R7016-003")
        void inADisabledClass() {
        }
    }
}
