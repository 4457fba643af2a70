package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;

/** Who can be introduced to whom: every pair of the nine kinds of NAT in both roles and both orders of arrival. */
final class NatGrid {

    private static final long LATER = 150 * Time.MILLISECOND;

    private final boolean burning;
    private final List<Cell> cells = new ArrayList<>();

    /** @param burning whether early packets from outside burn ports */
    NatGrid(boolean burning) {
        this.burning = burning;
    }

    private void explore() {
        for (NatKind initiator : NatKind.all()) {
            for (NatKind responder : NatKind.all()) {
                cells.add(new Cell(initiator, responder,
                        connect(initiator, responder, true), connect(initiator, responder, false)));
            }
        }
    }

    /** All pairs; explored when they are asked for first. */
    List<Cell> cells() {
        if (cells.isEmpty()) {
            explore();
        }
        return cells;
    }

    private long connect(NatKind initiator, NatKind responder, boolean redirectFirst) {
        Simulation simulation = Simulation.seeded(1 + cells.size());
        Nat near = nat(simulation, initiator);
        Nat far = nat(simulation, responder);
        Introduction introduction = new Introduction(simulation, near, far);
        introduction.tellingLater((redirectFirst ? far : near).externalAddress(), LATER);
        long time = introduction.connect();
        return time == Introduction.NOT_CONNECTED ? time : time / Time.MILLISECOND;
    }

    private Nat nat(Simulation simulation, NatKind kind) {
        return simulation.network().addNat(kind.settings().withEarlyInboundBurningPorts(burning));
    }

    /**
     * One pair; times in milliseconds, -1 if it does not connect.
     *
     * @param redirectFirst when the initiator hears of the responder first
     * @param helloFirst when the responder hears of the initiator first
     */
    record Cell(NatKind initiator, NatKind responder, long redirectFirst, long helloFirst) {

        boolean isAsPredicted() {
            boolean predicted = NatKind.canMeet(initiator, responder);
            return redirectFirst >= 0 == predicted && helloFirst >= 0 == predicted;
        }

        /** For the table: both times, or a dash. */
        String shown() {
            return shown(redirectFirst) + " / " + shown(helloFirst);
        }

        private static String shown(long time) {
            return time < 0 ? "–" : String.valueOf(time);
        }
    }
}
