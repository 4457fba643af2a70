package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;
import java.util.Arrays;

/** The sessions that wait for a time, the earliest first: a binary heap in which each session knows its place. */
final class Deadlines {

    private Session[] heap = new Session[8];
    private int size;

    /** The earliest deadline, or {@link Time#NEVER}. */
    long earliest() {
        return size == 0 ? Time.NEVER : heap[0].scheduledDeadline;
    }

    /** The session with the earliest deadline; null if none waits. */
    Session first() {
        return size == 0 ? null : heap[0];
    }

    /** Sets a session's deadline; {@link Time#NEVER} takes it out. */
    void schedule(Session session, long deadline) {
        int place = session.deadlinePlace;
        if (deadline == Time.NEVER) {
            remove(session);
        } else if (place < 0) {
            add(session, deadline);
        } else if (deadline != session.scheduledDeadline) {
            session.scheduledDeadline = deadline;
            siftUp(place);
            siftDown(session.deadlinePlace);
        }
    }

    private void add(Session session, long deadline) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        session.scheduledDeadline = deadline;
        put(session, size++);
        siftUp(session.deadlinePlace);
    }

    private void remove(Session session) {
        int place = session.deadlinePlace;
        if (place < 0) {
            return;
        }
        session.deadlinePlace = -1;
        Session last = heap[--size];
        heap[size] = null;
        if (last != session) {
            put(last, place);
            siftUp(place);
            siftDown(last.deadlinePlace);
        }
    }

    private void put(Session session, int place) {
        heap[place] = session;
        session.deadlinePlace = place;
    }

    private void siftUp(int from) {
        int place = from;
        Session session = heap[place];
        while (place > 0 && session.scheduledDeadline < heap[(place - 1) / 2].scheduledDeadline) {
            put(heap[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }
        put(session, place);
    }

    private void siftDown(int from) {
        int place = from;
        Session session = heap[place];
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && heap[child + 1].scheduledDeadline < heap[child].scheduledDeadline) {
                child++;
            }
            if (heap[child].scheduledDeadline >= session.scheduledDeadline) {
                break;
            }
            put(heap[child], place);
            place = child;
        }
        put(session, place);
    }
}
