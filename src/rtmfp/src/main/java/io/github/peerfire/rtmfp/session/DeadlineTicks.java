package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Sessions that wait for a tick, those of each in a list of its own: to come and to go touches no other session,
 * however many wait.
 */
final class DeadlineTicks {

    /** The tick of a session that waits for none. */
    static final int NONE = -1;

    /**
     * Where very many sessions are idle, those whose time comes within one of these are looked after at once: it is
     * less work.
     */
    static final long TICK = 100 * Time.MILLISECOND;

    private static final int FEW = 4;

    private final Map<Integer, Tick> byNumber = new HashMap<>();
    private final PriorityQueue<Tick> inOrder = new PriorityQueue<>(Comparator.comparingInt(tick -> tick.number));

    /** Those who wait for one; a session knows its place among them. */
    private static final class Tick {

        private final int number;
        private Session[] sessions = new Session[FEW];
        private int size;

        Tick(int number) {
            this.number = number;
        }
    }

    /** Whether it is a time that sessions can wait for here. */
    static boolean isTick(long time) {
        return time >= 0 && time % TICK == 0 && time / TICK < Integer.MAX_VALUE;
    }

    /** The earliest tick that a session waits for, or {@link Time#NEVER}. */
    long earliest() {
        Tick tick = inOrder.peek();
        while (tick != null && tick.size == 0) {
            inOrder.remove();
            byNumber.remove(tick.number);
            tick = inOrder.peek();
        }
        return tick == null ? Time.NEVER : tick.number * TICK;
    }

    /** A session that waits for the earliest tick; null if none waits. */
    Session first() {
        return earliest() == Time.NEVER ? null : inOrder.element().sessions[inOrder.element().size - 1];
    }

    /** The tick that a session waits for, or {@link Time#NEVER}. */
    long waitsUntil(Session session) {
        return session.deadlineTick == NONE ? Time.NEVER : session.deadlineTick * TICK;
    }

    /** Adds a session that waits for nothing so far. */
    void add(Session session, long time) {
        Tick tick = byNumber.computeIfAbsent((int) (time / TICK), this::newTick);
        if (tick.size == tick.sessions.length) {
            tick.sessions = Arrays.copyOf(tick.sessions, 2 * tick.size);
        }
        put(session, tick, tick.size++);
    }

    private Tick newTick(int number) {
        Tick tick = new Tick(number);
        inOrder.add(tick);
        return tick;
    }

    private static void put(Session session, Tick tick, int place) {
        tick.sessions[place] = session;
        session.deadlineTick = tick.number;
        session.deadlinePlace = place;
    }

    /** Takes a session out, if it waits for a tick. */
    void remove(Session session) {
        if (session.deadlineTick == NONE) {
            return;
        }
        Tick tick = byNumber.get(session.deadlineTick);
        Session last = tick.sessions[--tick.size];
        tick.sessions[tick.size] = null;
        if (last != session) {
            put(last, tick, session.deadlinePlace);
        }
        session.deadlineTick = NONE;
        session.deadlinePlace = -1;
    }
}
