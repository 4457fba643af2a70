package io.github.peerfire.testbed.soak;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Lets a plan happen between two peers, the first of which may be behind a NAT. */
final class Weather {

    private final Simulation simulation;
    private final FaultPlan plan;
    private final Link usual;
    private final Walker first;
    private final Walker second;
    private final Nat nat;
    private int moves;

    /** @param nat null if the first peer is in the open */
    Weather(Simulation simulation, FaultPlan plan, Link usual, Walker first, Walker second, Nat nat) {
        this.simulation = simulation;
        this.plan = plan;
        this.usual = usual;
        this.first = first;
        this.second = second;
        this.nat = nat;
    }

    void begin() {
        setLinks();
        for (Fault fault : plan.faults()) {
            simulation.at(fault.from() * Time.MILLISECOND, () -> begin(fault));
            simulation.at((fault.from() + fault.length()) * Time.MILLISECOND, this::setLinks);
        }
    }

    private void begin(Fault fault) {
        // RFC 7016 §3.5.1.2: while it opens, a session gets over one change of address and not over two
        if (fault.kind().changesAddress() && (moves == 0 || first.isOpen())) {
            moves++;
            change(fault.kind());
        }
        setLinks();
    }

    private void change(FaultKind kind) {
        if (kind == FaultKind.NAT_MOVE) {
            move();
        } else if (nat != null) {
            nat.restart();
        }
    }

    private void move() {
        if (nat != null) {
            nat.move();
            return;
        }
        try {
            first.driver.rebind(0, new InetSocketAddress("0.0.0.0", 0));
        } catch (BindException e) {
            throw new IllegalStateException("A fresh host is free", e);
        }
    }

    private void setLinks() {
        InetAddress near = nat == null ? first.address().getAddress() : nat.externalAddress();
        InetAddress far = second.address().getAddress();
        simulation.network().setLink(near, far, current(true));
        simulation.network().setLink(far, near, current(false));
    }

    private Link current(boolean forward) {
        long now = simulation.now() / Time.MILLISECOND;
        Link link = usual;
        for (Fault fault : plan.faults()) {
            if (fault.forward() == forward && now >= fault.from() && now < fault.from() + fault.length()) {
                link = fault.kind().applyTo(link, fault.magnitude());
            }
        }
        return link;
    }
}
