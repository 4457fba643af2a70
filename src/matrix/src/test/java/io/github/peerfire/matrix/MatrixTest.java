package io.github.peerfire.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixTest {

    private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> ROWS = List.of("H", "H-crypto", "L1", "L1b", "C1", "D1", "R1", "LR", "OT", "PO",
            "CC", "CX",
            "GL", "GL2", "RD", "FW", "INT", "INT2", "PS", "T", "L2", "C2", "R2", "D2", "TL", "BH", "DEAD", "AM", "AM2",
            "NPR", "SO",
            "MM", "NAT-MM", "MD", "PF", "ACK", "ACKT", "UA", "FC", "FC1", "FX", "RA", "FID", "SEQ", "PR", "NO", "CG",
            "XT", "RT", "BU",
            "TS", "MTU", "KA", "IC", "AMP", "RPC", "OV", "IPV6", "SOAK");

    private final NatGrid grid = new NatGrid(false);

    private List<MatrixCase> cases(Path project) {
        return Matrix.cases(new TestReports(project), grid);
    }

    @Test
    void everyCaseHasANameOfItsOwn(@TempDir Path directory) {
        assertThat(cases(directory)).extracting(MatrixCase::id).doesNotHaveDuplicates()
                .contains("H", "INT", "MTU-1500");
    }

    /** What is planned to be looked at; a row may have several cases, whose names begin with its own. */
    @Test
    void everyRowOfThePlanHasACase(@TempDir Path directory) {
        List<String> names = cases(directory).stream().map(MatrixCase::id).toList();
        assertThat(ROWS).allMatch(row -> names.stream().anyMatch(name -> name.equals(row)
                || name.startsWith(row + "-")));
    }

    @Test
    void theTestsThatDecideExist(@TempDir Path directory) {
        cases(directory).stream().filter(its -> !its.source().equals(MatrixCase.MEASURED))
                .flatMap(its -> Arrays.stream(its.source().split(", "))).forEach(MatrixTest::requireTest);
    }

    private static void requireTest(String reference) {
        String[] parts = reference.split("[:#]");
        Path source = SOURCES.resolve(parts[0]).resolve("src/test/java/io/github/peerfire")
                .resolve(parts[1].replace('.', '/') + ".java");
        assertThat(source).exists();
        if (parts.length > 2) {
            assertThat(source).content().contains("void " + parts[2]);
        }
    }

    @Test
    void whatWasNotRunIsNotSaidToHavePassed(@TempDir Path directory) {
        MatrixCase decided = new TestReports(directory).decided("X", "s", "c", "rtmfp:rtmfp.flow.LossTest");
        assertThat(decided.run().status()).isEqualTo(Outcome.Status.NOT_RUN);
    }

    @Test
    void aReportDecides(@TempDir Path directory) throws IOException {
        Path reports = Files.createDirectories(directory.resolve("src/rtmfp/target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-io.github.peerfire.rtmfp.flow.LossTest.xml"), """
                <testsuite><testcase name="good"/><testcase name="goodToo[1]"/>
                <testcase name="bad"><failure>no</failure></testcase></testsuite>""");
        TestReports tests = new TestReports(directory);
        assertThat(tests.decided("X", "s", "c", "rtmfp:rtmfp.flow.LossTest#good").run())
                .matches(outcome -> outcome.status() == Outcome.Status.PASS && outcome.figures().startsWith("2 tests"));
        assertThat(tests.decided("X", "s", "c", "rtmfp:rtmfp.flow.LossTest").run().status())
                .isEqualTo(Outcome.Status.FAIL);
    }

    @Test
    void theReportHasEveryCaseAndBothGrids(@TempDir Path directory) {
        MatrixReport report = new MatrixReport();
        MatrixCase good = MatrixCase.measured("A", "scenario", "criterion", () -> Outcome.of(true, "7 ms"));
        MatrixCase broken = MatrixCase.measured("B", "scenario", "criterion", () -> {
            throw new IllegalStateException("broken");
        });
        report.add(good, good.run());
        report.add(broken, broken.run());
        report.write(directory, grid, grid);
        assertThat(report.summary()).isEqualTo("1 passed, 1 failed, 0 not run, of 2");
        assertThat(directory.resolve("matrix.md")).content()
                .contains("| A | scenario | criterion | PASS | 7 ms | measured |", "broken", "| APDM/APDF |");
        assertThat(directory.resolve("matrix.json")).content().contains("\"natGridBurningPorts\"", "\"FAIL\"");
    }
}
