package io.github.peerfire.testbed.soak;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Priority;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.InvariantException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** All messages of one flow of a walk, and what is expected of them. */
final class Consignment {

    private static final int MOST = 25;
    private static final long LATEST_WRITE = 15 * Time.SECOND;

    final int number;
    final boolean fromFirst;
    private final boolean onArrival;
    private final boolean closes;
    private final FlowOptions options;
    private final List<Parcel> parcels = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private SendFlow flow;
    private int lastArrived = -1;
    private boolean finished;
    private boolean completed;

    Consignment(int number, boolean reliable, Random random) {
        this.number = number;
        this.fromFirst = number == 0 || random.nextBoolean();
        this.onArrival = random.nextInt(4) == 0;
        this.closes = random.nextBoolean();
        Priority[] priorities = Priority.values();
        this.options = new FlowOptions(
                priorities[random.nextInt(priorities.length)], random.nextInt(4) == 0, 1 + random.nextInt(100_000));
        Reliability reliability = reliable ? Reliability.FULL : partial(random);
        int count = 1 + random.nextInt(MOST);
        long burst = random.nextBoolean() ? Time.MILLISECOND : LATEST_WRITE;
        for (int index = 0; index < count; index++) {
            parcels.add(new Parcel(index, reliability, random));
            times.add((long) (random.nextDouble() * burst));
        }
        times.sort(null);
    }

    private static Reliability partial(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Reliability.NONE;
            case 1 -> new Reliability(random.nextInt(1_000) * Time.MILLISECOND, Time.NEVER);
            default -> Reliability.within((50 + random.nextInt(1_000)) * Time.MILLISECOND);
        };
    }

    byte[] metadata() {
        return new byte[] {(byte) number, (byte) (onArrival ? 1 : 0)};
    }

    boolean isOnArrival() {
        return onArrival;
    }

    void open(Session session, long now) {
        flow = session.openFlow(metadata(), options, now);
    }

    boolean isOf(SendFlow other) {
        return flow == other;
    }

    /** When its messages are written after the flow was opened. */
    List<Long> times() {
        return times;
    }

    void write(int index, long now) {
        Parcel parcel = parcels.get(index);
        parcel.written(flow.write(parcel.content, parcel.reliability, now));
        if (closes && index == parcels.size() - 1) {
            flow.close(now);
        }
    }

    byte[] content(int index) {
        return parcels.get(index).content;
    }

    void arrive(byte[] message) {
        int index = ByteBuffer.wrap(message).getInt();
        Parcel parcel = parcels.get(index);
        if (!Arrays.equals(parcel.content, message)) {
            throw new InvariantException("Message " + index + " of flow " + number + " arrived changed");
        }
        parcel.arrive();
        if (!onArrival) {
            requireOrder(index);
        }
        if (finished) {
            throw new InvariantException("Message " + index + " of flow " + number + " arrived after its end");
        }
    }

    private void requireOrder(int index) {
        if (index <= lastArrived) {
            throw new InvariantException("Message " + index + " of flow " + number + " arrived after " + lastArrived);
        }
        for (int between = lastArrived + 1; between < index; between++) {
            if (!parcels.get(between).isAbandoned()) {
                throw new InvariantException("Message " + between + " of flow " + number + " was passed over");
            }
        }
        lastArrived = index;
    }

    void finish() {
        finished = true;
    }

    void complete() {
        completed = true;
    }

    boolean isSettled() {
        return parcels.stream().allMatch(Parcel::isSettled) && (!closes || completed && isFinishedWhereOpened());
    }

    /** A flow that was given up as a whole may never have been seen by the far end. */
    private boolean isFinishedWhereOpened() {
        return finished || parcels.stream().allMatch(Parcel::isAbandoned);
    }

    @Override
    public String toString() {
        long open = parcels.stream().filter(parcel -> !parcel.isSettled()).count();
        return "flow " + number + " with " + open + " of " + parcels.size() + " messages unsettled"
                + (closes ? ", completed " + completed + ", finished " + finished : "");
    }
}
