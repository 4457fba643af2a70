package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.jingle.element.JingleReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The machines against ProtoXEP 7.4 and 7.5, written down a second time, cell by cell, in CallTables.csv. */
class CallTablesTest {

    private static final String CELLS = "/io/github/peerfire/smack/calls/CallTables.csv";

    @ParameterizedTest
    @CsvFileSource(resources = CELLS, numLinesToSkip = 1)
    void everyCellDoesWhatTheSpecificationSays(
            String machine, CallPhase phase, CallEvent event, String next, String reason, String actions) {
        CallCell cell = table(machine).cell(phase, event).orElseThrow();
        assertThat(cell.next().ending().map(ending -> "ended " + ending).orElse(cell.next().phase().toString()))
                .isEqualTo(next);
        assertThat(cell.reason().map(why -> why.word()).orElse(null)).isEqualTo(reason);
        assertThat(String.join(" ", cell.actions().stream().map(CallAction::toString).toList()))
                .isEqualTo(actions == null ? "" : actions);
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void thereAreNoOtherCells(Machine machine) throws IOException {
        Map<CallPhase, Set<CallEvent>> specified = new TreeMap<>();
        try (var lines = new BufferedReader(new InputStreamReader(
                CallTablesTest.class.getResourceAsStream(CELLS), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",")).filter(cell -> cell[0].equals(machine.toString()))
                    .forEach(cell -> specified
                            .computeIfAbsent(CallPhase.valueOf(cell[1]), key -> EnumSet.noneOf(CallEvent.class))
                            .add(CallEvent.valueOf(cell[2])));
        }
        for (CallPhase phase : CallPhase.values()) {
            assertThat(machine.table.row(phase).keySet()).as("%s in %s", machine, phase)
                    .isEqualTo(specified.getOrDefault(phase, Set.of()));
        }
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void everyPhaseThatMayHangHasALimitAndACellForItsEnd(Machine machine) {
        for (CallPhase phase : CallPhase.values()) {
            boolean waits = !machine.table.row(phase).isEmpty() && phase != CallPhase.ACTIVE
                    && !(!machine.places && phase == CallPhase.IDLE);
            assertThat(machine.table.cell(phase, CallEvent.TIMEOUT).isPresent()).as("%s in %s", machine, phase)
                    .isEqualTo(waits);
            boolean limited = phase == CallPhase.RINGING || CallTimes.DEFAULT.limit(phase).isPresent();
            assertThat(limited).as("limit of %s", phase).isEqualTo(waits || limited);
        }
    }

    @Test
    void everyStateHasASentenceForPeople() {
        for (CallPhase phase : EnumSet.complementOf(EnumSet.of(CallPhase.ENDED))) {
            assertThat(CallState.of(phase).explain(Locale.ENGLISH)).endsWith(".");
        }
        for (CallEnding ending : CallEnding.values()) {
            assertThat(CallState.ended(ending).explain(Locale.GERMAN)).endsWith(".");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfTheOtherSideMeansAnEnding(JingleReason reason) {
        assertThat(CallEnding.of(reason)).isNotNull();
    }

    private static CallTable table(String machine) {
        return Machine.valueOf(machine).table;
    }

    /** The machines by their names in the file. */
    enum Machine {
        CALLER(CallTables.CALLER),
        CALLEE(CallTables.CALLEE),
        DIRECT(CallTables.DIRECT),
        JOINER(CallTables.JOINER);

        private final CallTable table;
        private final boolean places;

        Machine(CallTable table) {
            this.table = table;
            this.places = table.cell(CallPhase.IDLE, CallEvent.PLACE).isPresent();
        }
    }
}
