package io.github.peerfire.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NatGridTest {

    @Test
    void exactlyThosePairsMeetThatCanInEitherRoleAndOrder() {
        NatGrid grid = new NatGrid(false);
        assertThat(grid.cells()).hasSize(81).allMatch(NatGrid.Cell::isAsPredicted);
        assertThat(grid.cells()).filteredOn(cell -> cell.redirectFirst() >= 0).hasSize(45)
                .allMatch(cell -> cell.redirectFirst() < 2_000 && cell.helloFirst() < 2_000);
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
