package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;
import java.util.Arrays;

/**
 * Sessions that wait for a time, the earliest first: a heap in which each session knows its place. With very many
 * sessions each of them that is touched is a miss of the cache; so the times are apart, eight of them to be compared
 * side by side, and few levels.
 */
final class DeadlineHeap {

    private static final int WAYS = 8;

    private Session[] sessions = new Session[WAYS];
    private long[] times = new long[WAYS];
    private int size;

    /** The earliest deadline, or {@link Time#NEVER}. */
    long earliest() {
        return size == 0 ? Time.NEVER : times[0];
    }

    /** The session with the earliest deadline; null if none waits. */
    Session first() {
        return size == 0 ? null : sessions[0];
    }

    /** Sets a session's deadline; {@link Time#NEVER} takes it out. */
    void schedule(Session session, long deadline) {
        int place = session.deadlinePlace;
        if (deadline == Time.NEVER) {
            remove(session);
        } else if (place < 0) {
            add(session, deadline);
        } else if (deadline < times[place]) {
            siftUp(place, session, deadline);
        } else if (deadline > times[place]) {
            siftDown(place, session, deadline);
        }
    }

    private void add(Session session, long deadline) {
        if (size == sessions.length) {
            sessions = Arrays.copyOf(sessions, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        size++;
        siftUp(size - 1, session, deadline);
    }

    private void remove(Session session) {
        int place = session.deadlinePlace;
        if (place < 0) {
            return;
        }
        session.deadlinePlace = -1;
        size--;
        Session last = sessions[size];
        sessions[size] = null;
        if (last == session) {
            return;
        }
        if (times[size] < times[place]) {
            siftUp(place, last, times[size]);
        } else {
            siftDown(place, last, times[size]);
        }
    }

    private void put(int place, Session session, long time) {
        sessions[place] = session;
        times[place] = time;
        session.deadlinePlace = place;
    }

    private void siftUp(int from, Session session, long time) {
        int place = from;
        while (place > 0 && time < times[(place - 1) / WAYS]) {
            int parent = (place - 1) / WAYS;
            put(place, sessions[parent], times[parent]);
            place = parent;
        }
        put(place, session, time);
    }

    private void siftDown(int from, Session session, long time) {
        int place = from;
        while (WAYS * place + 1 < size) {
            int child = earliestChild(place);
            if (times[child] >= time) {
                break;
            }
            put(place, sessions[child], times[child]);
            place = child;
        }
        put(place, session, time);
    }

    private int earliestChild(int place) {
        int first = WAYS * place + 1;
        int end = Math.min(first + WAYS, size);
        int earliest = first;
        for (int child = first + 1; child < end; child++) {
            earliest = times[child] < times[earliest] ? child : earliest;
        }
        return earliest;
    }
}
