package io.github.peerfire.matrix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs all cases and writes the report. What fails is in the report only: the matrix measures, the tests decide. */
public final class Matrix {

    private Matrix() {
    }

    /**
     * Takes the project's directory, whose {@code target} gets the report, and a regular expression of the cases' names
     * that are wanted; without one, all are.
     */
    public static void main(String[] arguments) {
        Path project = Path.of(arguments[0]);
        String wanted = arguments.length > 1 && !arguments[1].isEmpty() ? arguments[1] : ".*";
        NatGrid grid = new NatGrid(false);
        List<MatrixCase> cases = cases(new TestReports(project), grid).stream().filter(its -> its.id().matches(wanted))
                .toList();
        MatrixReport report = new MatrixReport();
        for (int index = 0; index < cases.size(); index++) {
            MatrixCase its = cases.get(index);
            long begin = System.nanoTime();
            Outcome outcome = its.run();
            System.err.printf("[%3d/%d] %-7s %-12s %5.1f s  %s%n", index + 1, cases.size(), outcome.status(), its.id(),
                    (System.nanoTime() - begin) / 1e9, outcome.figures());
            report.add(its, outcome);
        }
        report.write(project.resolve("target"), grid, new NatGrid(true));
        System.err.println("Matrix: " + report.summary() + "; see target/matrix.md and target/matrix.json");
    }

    static List<MatrixCase> cases(TestReports reports, NatGrid grid) {
        List<MatrixCase> cases = new ArrayList<>();
        cases.addAll(HandshakeCases.all());
        cases.addAll(KeyingGrid.all());
        cases.addAll(FaultyHandshakes.all());
        cases.addAll(OpeningCases.all());
        cases.addAll(GlareCases.all());
        cases.addAll(IntroductionCases.all(grid));
        cases.addAll(NeighbourCases.all());
        cases.addAll(TransferCases.all());
        cases.addAll(OvertakingCases.all());
        cases.addAll(TailCases.all());
        cases.addAll(ReliabilityCases.all());
        cases.addAll(WindowCases.all());
        cases.addAll(OutageCases.all());
        cases.addAll(MobilityCases.all());
        cases.addAll(PathCases.all());
        cases.addAll(SessionCases.all());
        cases.addAll(FragmentCases.all());
        cases.addAll(CloseCases.all());
        cases.addAll(TimeCases.all());
        cases.addAll(LoadCases.all());
        cases.addAll(FamilyCases.all());
        cases.addAll(RateCases.all());
        cases.addAll(FairnessCases.all());
        cases.addAll(MediaCases.all());
        cases.addAll(SoakCase.all());
        cases.addAll(DecidedCases.all(reports));
        return cases;
    }
}
