package io.github.peerfire.testbed.soak;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.InvariantException;
import io.github.peerfire.testbed.simulation.PlainProfile;
import io.github.peerfire.testbed.simulation.SimulatedDriver;
import io.github.peerfire.testbed.simulation.SimulatedDriverFactory;
import java.net.InetSocketAddress;
import java.util.List;

/** One of the two peers of a walk. */
final class Walker implements EndpointListener {

    final SimulatedDriver driver;
    private final List<Consignment> all;
    private final boolean first;
    private Session session;
    private boolean opened;
    private boolean mayEnd;

    Walker(SimulatedDriverFactory drivers, InetSocketAddress bind, PlainProfile profile, List<Consignment> all,
            boolean first) {
        this.all = all;
        this.first = first;
        this.driver = drivers.start(List.of(bind), EndpointConfig.PEER, profile, this).join();
    }

    InetSocketAddress address() {
        return driver.localAddresses().get(0);
    }

    void open(String name, InetSocketAddress address) {
        driver.execute(() -> {
            Session its = driver.endpoint().open(PlainProfile.discriminator(name), List.of(address), 0, driver.now());
            if (session == null) {
                session = its;
                send(its, driver.now());
            }
        });
    }

    private void send(Session over, long now) {
        for (Consignment consignment : all) {
            if (consignment.fromFirst == first) {
                consignment.open(over, now);
                List<Long> times = consignment.times();
                for (int index = 0; index < times.size(); index++) {
                    int message = index;
                    driver.schedule(times.get(index), () -> consignment.write(message, driver.now()));
                }
            }
        }
    }

    boolean isOpen() {
        return opened;
    }

    /** From now on sessions may end. */
    void allowEnd() {
        mayEnd = true;
    }

    @Override
    public void onEvent(EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.SessionOpened its) {
            sessionOpened(its.session(), now);
        } else if (event instanceof EndpointEvent.SessionClosed || event instanceof EndpointEvent.SessionOpenFailed) {
            sessionEnded(event);
        } else if (event instanceof EndpointEvent.FlowOpened its) {
            its.flow().deliverOnArrival(all.get(its.flow().metadata()[0]).isOnArrival());
        } else if (event instanceof EndpointEvent.MessageArrived its) {
            all.get(its.flow().metadata()[0]).arrive(its.message());
        } else if (event instanceof EndpointEvent.FlowFinished its) {
            all.get(its.flow().metadata()[0]).finish();
        } else if (event instanceof EndpointEvent.FlowCompleted its) {
            all.stream().filter(consignment -> consignment.isOf(its.flow())).forEach(Consignment::complete);
        } else if (event instanceof EndpointEvent.FlowRejected) {
            throw new InvariantException("A flow was rejected");
        }
    }

    private void sessionOpened(Session its, long now) {
        if (opened) {
            throw new InvariantException("A second session opened");
        }
        opened = true;
        if (session == null) {
            session = its;
            send(its, now);
        }
    }

    private void sessionEnded(EndpointEvent event) {
        if (!mayEnd) {
            throw new InvariantException((first ? "First: " : "Second: ") + event.getClass().getSimpleName()
                    + (event instanceof EndpointEvent.SessionClosed closed ? ", " + closed.reason() : ""));
        }
    }
}
