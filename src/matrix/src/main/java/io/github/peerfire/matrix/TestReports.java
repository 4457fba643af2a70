package io.github.peerfire.matrix;

import io.github.peerfire.matrix.Outcome.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What became of tests that other modules have, from the reports of their last run. */
final class TestReports {

    private static final String ROOT_PACKAGE = "io.github.peerfire.";

    private final Path project;

    TestReports(Path project) {
        this.project = project;
    }

    /**
     * A case that tests decide.
     *
     * @param tests {@code module:package.Class} or {@code module:package.Class#beginningOfMethod}, the package without
     *     what
     *     all have in common
     */
    MatrixCase decided(String id, String scenario, String criterion, String... tests) {
        return new MatrixCase(id, scenario, criterion, String.join(", ", tests), () -> outcome(tests));
    }

    private Outcome outcome(String... tests) {
        List<String> missing = new ArrayList<>();
        int passed = 0;
        int failed = 0;
        for (String test : tests) {
            int[] counts = counts(test);
            passed += counts[0];
            failed += counts[1];
            if (counts[0] + counts[1] == 0) {
                missing.add(test);
            }
        }
        String figures = passed + " tests passed, " + failed + " failed"
                + (missing.isEmpty() ? "" : ", not run: " + String.join(", ", missing));
        Status undisturbed = missing.isEmpty() ? Status.PASS : Status.NOT_RUN;
        return new Outcome(failed > 0 ? Status.FAIL : undisturbed, figures, Map.of("tests", passed));
    }

    private int[] counts(String test) {
        String module = test.substring(0, test.indexOf(':'));
        String[] parts = test.substring(test.indexOf(':') + 1).split("#");
        Path report = project.resolve("src").resolve(module).resolve("target/surefire-reports")
                .resolve("TEST-" + ROOT_PACKAGE + parts[0] + ".xml");
        int[] counts = new int[2];
        if (Files.isRegularFile(report)) {
            NodeList cases = read(report);
            for (int index = 0; index < cases.getLength(); index++) {
                count((Element) cases.item(index), parts.length > 1 ? parts[1] : "", counts);
            }
        }
        return counts;
    }

    private static void count(Element testCase, String beginning, int[] counts) {
        if (testCase.getAttribute("name").startsWith(beginning)
                && testCase.getElementsByTagName("skipped").getLength() == 0) {
            boolean bad = testCase.getElementsByTagName("failure").getLength() > 0
                    || testCase.getElementsByTagName("error").getLength() > 0;
            counts[bad ? 1 : 0]++;
        }
    }

    private static NodeList read(Path report) {
        try {
            return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(report.toFile())
                    .getElementsByTagName("testcase");
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("Cannot read " + report, e);
        }
    }
}
