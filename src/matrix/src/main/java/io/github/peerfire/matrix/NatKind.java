package io.github.peerfire.matrix;

import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.NatSettings;
import java.util.ArrayList;
import java.util.List;

/** How a NAT maps and filters: one of nine. */
record NatKind(Dependence mapping, Dependence filtering) {

    /** All nine, the most open one first. */
    static List<NatKind> all() {
        List<NatKind> kinds = new ArrayList<>();
        for (Dependence mapping : Dependence.values()) {
            for (Dependence filtering : Dependence.values()) {
                kinds.add(new NatKind(mapping, filtering));
            }
        }
        return kinds;
    }

    NatSettings settings() {
        return NatSettings.of(mapping, filtering);
    }

    /** Whether two hosts behind such NATs can be introduced to each other at all. */
    static boolean canMeet(NatKind one, NatKind other) {
        return one.canReach(other) || other.canReach(one);
    }

    /**
     * Whether what a host behind this NAT sends to where the introducer saw the other one arrives there, and what that
     * one answers to where it came from arrives here.
     */
    private boolean canReach(NatKind other) {
        return other.admits(this) && (filtering != Dependence.ADDRESS_AND_PORT || other.isMappedEqually());
    }

    private boolean admits(NatKind sender) {
        if (filtering == Dependence.NONE) {
            return true;
        }
        // with another mapping for each far end, that which the introducer saw is permitted to nobody else
        return isMappedEqually() && (filtering == Dependence.ADDRESS || sender.isMappedEqually());
    }

    private boolean isMappedEqually() {
        return mapping == Dependence.NONE;
    }

    @Override
    public String toString() {
        return mappingName() + "/" + filteringName();
    }

    private String mappingName() {
        return switch (mapping) {
            case NONE -> "EIM";
            case ADDRESS -> "ADM";
            case ADDRESS_AND_PORT -> "APDM";
        };
    }

    private String filteringName() {
        return switch (filtering) {
            case NONE -> "EIF";
            case ADDRESS -> "ADF";
            case ADDRESS_AND_PORT -> "APDF";
        };
    }
}
