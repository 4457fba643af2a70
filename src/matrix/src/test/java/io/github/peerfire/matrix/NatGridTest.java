package io.github.peerfire.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NatGridTest {

    @Test
    void exactlyThosePairsMeetThatCanInEitherRoleAndOrder() {
        NatGrid grid = new NatGrid(false);
        assertThat(grid.cells()).hasSize(81).allMatch(NatGrid.Cell::isAsPredicted);
        assertThat(grid.cells()).filteredOn(cell -> cell.redirectFirst() >= 0).hasSize(45)
                .allMatch(cell -> cell.redirectFirst() < 2_000 && cell.helloFirst() < 2_000);
    }

    /**
     * Calibration: what Linux's NATs did, full cone, address-restricted, port-restricted and symmetric, in both orders.
     */
    @Test
    void theSamePairsMeetAsOnLinux() {
        List<String> kinds = List.of("EIM/EIF", "EIM/ADF", "EIM/APDF", "APDM/APDF");
        List<String> measured = List.of("++++", "++++", "+++-", "++--");
        NatGrid grid = new NatGrid(false);
        for (int row = 0; row < kinds.size(); row++) {
            for (int column = 0; column < kinds.size(); column++) {
                boolean met = measured.get(row).charAt(column) == '+';
                NatGrid.Cell cell = cell(grid, kinds.get(row), kinds.get(column));
                assertThat(cell.redirectFirst() >= 0).as("%s", cell).isEqualTo(met);
                assertThat(cell.helloFirst() >= 0).as("%s", cell).isEqualTo(met);
            }
        }
    }

    @Test
    void whereEarlyPacketsBurnPortsFullConesStillMeetEverybodyTheyMetOnLinux() {
        NatGrid grid = new NatGrid(true);
        for (String other : List.of("EIM/EIF", "EIM/ADF", "EIM/APDF", "APDM/APDF")) {
            assertThat(cell(grid, "EIM/EIF", other)).matches(cell -> cell.redirectFirst() >= 0
                    && cell.helloFirst() >= 0);
            assertThat(cell(grid, other, "EIM/EIF")).matches(cell -> cell.redirectFirst() >= 0
                    && cell.helloFirst() >= 0);
        }
        assertThat(cell(grid, "EIM/ADF", "APDM/APDF"))
                .matches(cell -> meetsSoon(cell.redirectFirst()) && !meetsSoon(cell.helloFirst()));
        assertThat(cell(grid, "APDM/APDF", "EIM/ADF"))
                .matches(cell -> !meetsSoon(cell.redirectFirst()) && meetsSoon(cell.helloFirst()));
    }

    /** There nobody tried until Linux forgot what had burnt the port, which takes it half a minute. */
    private static boolean meetsSoon(long milliseconds) {
        return milliseconds >= 0 && milliseconds < 10_000;
    }

    /** Calibration: what Linux's NATs did when they let early packets in. */
    @Test
    void whereEarlyPacketsBurnPortsWhoSendsSecondLosesAsOnLinux() {
        NatGrid grid = new NatGrid(true);
        assertThat(cell(grid, "EIM/APDF", "EIM/APDF")).matches(cell -> cell.redirectFirst() < 0
                && cell.helloFirst() < 0);
        assertThat(cell(grid, "EIM/ADF", "EIM/APDF")).matches(cell -> cell.redirectFirst() >= 0
                && cell.helloFirst() < 0);
        assertThat(cell(grid, "EIM/APDF", "EIM/ADF")).matches(cell -> cell.redirectFirst() < 0
                && cell.helloFirst() >= 0);
        assertThat(cell(grid, "EIM/ADF", "EIM/ADF")).matches(cell -> cell.redirectFirst() >= 0
                && cell.helloFirst() >= 0);
    }

    private static NatGrid.Cell cell(NatGrid grid, String initiator, String responder) {
        return grid.cells().stream().filter(cell -> cell.initiator().toString().equals(initiator)
                && cell.responder().toString().equals(responder)).findFirst().orElseThrow();
    }
}
