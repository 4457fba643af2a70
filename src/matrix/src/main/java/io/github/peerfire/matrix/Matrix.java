package io.github.peerfire.matrix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs all cases and writes the report. What fails is in the report only: the matrix measures, the tests decide. */
public final class Matrix {

    private Matrix() {
    }

    /** Takes the project's directory, whose {@code target} gets the report. */
    public static void main(String[] arguments) {
        Path project = Path.of(arguments[0]);
        NatGrid grid = new NatGrid(false);
        MatrixReport report = new MatrixReport();
        for (MatrixCase its : cases(new TestReports(project), grid)) {
            Outcome outcome = its.run();
            System.err.printf("%-9s %-8s %s%n", outcome.status(), its.id(), outcome.figures());
            report.add(its, outcome);
        }
        report.write(project.resolve("target"), grid, new NatGrid(true));
        System.err.println("Matrix: " + report.summary() + "; see target/matrix.md and target/matrix.json");
    }

    static List<MatrixCase> cases(TestReports reports, NatGrid grid) {
        List<MatrixCase> cases = new ArrayList<>();
        cases.addAll(HandshakeCases.all());
        cases.addAll(IntroductionCases.all(grid));
        cases.addAll(TransferCases.all());
        cases.addAll(PathCases.all());
        cases.addAll(RateCases.all());
        cases.addAll(DecidedCases.all(reports));
        return cases;
    }
}
