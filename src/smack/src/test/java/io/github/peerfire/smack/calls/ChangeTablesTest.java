package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The machines of contents and transports, written down a second time, cell by cell. */
class ChangeTablesTest {

    private static final String CONTENTS = "/io/github/peerfire/smack/calls/ContentTables.csv";
    private static final String REPLACEMENTS = "/io/github/peerfire/smack/calls/ReplacementTables.csv";

    @ParameterizedTest
    @CsvFileSource(resources = CONTENTS, numLinesToSkip = 1)
    void everyCellOfContentsIsAsWritten(
            String machine, ContentPhase phase, ContentEvent event, String next, String fault, String actions) {
        for (Role role : Role.of(machine)) {
            assertCell(role.contents.cell(phase, event), next, fault, actions);
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = REPLACEMENTS, numLinesToSkip = 1)
    void everyCellOfTransportsIsAsWritten(
            String machine, ReplacementPhase phase, ReplacementEvent event, String next, String fault,
            String actions) {
        for (Role role : Role.of(machine)) {
            assertCell(role.replacements.cell(phase, event), next, fault, actions);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thereAreNoOtherCellsOfContents(Role role) throws IOException {
        Set<String> present = new LinkedHashSet<>();
        for (ContentPhase phase : ContentPhase.values()) {
            role.contents.row(phase).keySet().forEach(event -> present.add(phase + "," + event));
        }
        assertThat(present).containsExactlyInAnyOrderElementsOf(written(CONTENTS, role));
    }

    @ParameterizedTest
    @EnumSource
    void thereAreNoOtherCellsOfTransports(Role role) throws IOException {
        Set<String> present = new LinkedHashSet<>();
        for (ReplacementPhase phase : ReplacementPhase.values()) {
            role.replacements.row(phase).keySet().forEach(event -> present.add(phase + "," + event));
        }
        assertThat(present).containsExactlyInAnyOrderElementsOf(written(REPLACEMENTS, role));
    }

    private static <P, A> void assertCell(
            Optional<ChangeCell<P, A>> cell, String next, String fault, String actions) {
        assertThat(cell).isPresent();
        assertThat(cell.get().next()).hasToString(next);
        assertThat(cell.get().fault().map(Enum::toString).orElse(null)).isEqualTo(fault);
        assertThat(String.join(" ", cell.get().actions().stream().map(Object::toString).toList()))
                .isEqualTo(actions == null ? "" : actions);
    }

    private static List<String> written(String file, Role role) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                ChangeTablesTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",")).filter(cell -> Role.of(cell[0]).contains(role))
                    .map(cell -> cell[1] + "," + cell[2]).toList();
        }
    }

    /** What a side is to the session. */
    enum Role {
        INITIATOR(ContentTables.INITIATOR, ReplacementTables.INITIATOR),
        RESPONDER(ContentTables.RESPONDER, ReplacementTables.RESPONDER);

        private final StateTable<ContentPhase, ContentEvent, ChangeCell<ContentPhase, ContentAction>> contents;
        private final StateTable<ReplacementPhase, ReplacementEvent, ChangeCell<ReplacementPhase, ReplacementAction>>
                replacements;

        Role(
                StateTable<ContentPhase, ContentEvent, ChangeCell<ContentPhase, ContentAction>> contents,
                StateTable<ReplacementPhase, ReplacementEvent, ChangeCell<ReplacementPhase, ReplacementAction>>
                        replacements) {
            this.contents = contents;
            this.replacements = replacements;
        }

        static List<Role> of(String machine) {
            return machine.equals("BOTH") ? List.of(values()) : List.of(valueOf(machine));
        }
    }
}
