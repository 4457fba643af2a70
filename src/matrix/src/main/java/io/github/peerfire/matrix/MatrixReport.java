package io.github.peerfire.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.peerfire.matrix.Outcome.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The matrix as {@code matrix.json} and {@code matrix.md}. */
final class MatrixReport {

    private final Map<MatrixCase, Outcome> outcomes = new LinkedHashMap<>();

    void add(MatrixCase its, Outcome outcome) {
        outcomes.put(its, outcome);
    }

    long count(Status status) {
        return outcomes.values().stream().filter(outcome -> outcome.status() == status).count();
    }

    String summary() {
        return count(Status.PASS) + " passed, " + count(Status.FAIL) + " failed, " + count(Status.NOT_RUN)
                + " not run, of " + outcomes.size();
    }

    void write(Path directory, NatGrid grid, NatGrid burning) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("matrix.md"), markdown(grid, burning));
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValue(directory.resolve("matrix.json").toFile(), json(grid, burning));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot write to " + directory, e);
        }
    }

    private Map<String, Object> json(NatGrid grid, NatGrid burning) {
        List<Map<String, Object>> cases = outcomes.entrySet().stream().map(entry -> {
            MatrixCase its = entry.getKey();
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("id", its.id());
            map.put("scenario", its.scenario());
            map.put("criterion", its.criterion());
            map.put("source", its.source());
            map.put("status", entry.getValue().status());
            map.put("figures", entry.getValue().figures());
            map.put("values", entry.getValue().values());
            return map;
        }).toList();
        return Map.of("cases", cases, "natGrid", cells(grid), "natGridBurningPorts", cells(burning));
    }

    private static List<Map<String, Object>> cells(NatGrid grid) {
        return grid.cells().stream().map(cell -> Map.<String, Object>of(
                "initiator", cell.initiator().toString(), "responder", cell.responder().toString(),
                "redirectFirstMilliseconds", cell.redirectFirst(), "helloFirstMilliseconds", cell.helloFirst(),
                "predicted", NatKind.canMeet(cell.initiator(), cell.responder()))).toList();
    }

    private String markdown(NatGrid grid, NatGrid burning) {
        StringBuilder text = new StringBuilder("# Test matrix\n\n").append(summary()).append(".\n\n");
        text.append("| id | scenario | criterion | status | figures | source |\n|---|---|---|---|---|---|\n");
        outcomes.forEach((its, outcome) -> text.append(String.format("| %s | %s | %s | %s | %s | %s |%n",
                its.id(), its.scenario(), its.criterion(), outcome.status(), outcome.figures(), its.source())));
        text.append("\n## Who can be introduced to whom\n\nMapping/filtering of the initiator (rows) and of the "
                + "responder ")
                .append("(columns). Virtual milliseconds until both have a session, if the Redirect comes first / if "
                + "the ")
                .append("forwarded hello comes first; – where they cannot meet. The one that comes second is 135 ms "
                + "later.\n\n");
        append(text, grid);
        text.append("\n## The same where early packets from outside burn ports\n\n");
        append(text, burning);
        return text.toString();
    }

    private static void append(StringBuilder text, NatGrid grid) {
        text.append("| |");
        NatKind.all().forEach(kind -> text.append(' ').append(kind).append(" |"));
        text.append("\n|---|").append("---|".repeat(NatKind.all().size()));
        for (NatGrid.Cell cell : grid.cells()) {
            if (cell.responder().equals(NatKind.all().get(0))) {
                text.append("\n| ").append(cell.initiator()).append(" |");
            }
            text.append(' ').append(cell.shown()).append(" |");
        }
        text.append('\n');
    }
}
