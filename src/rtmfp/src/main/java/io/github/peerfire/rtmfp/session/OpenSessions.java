package io.github.peerfire.rtmfp.session;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The open sessions in the order of their opening: a list through the sessions. To others it is unmodifiable. */
final class OpenSessions extends AbstractCollection<Session> {

    private Session first;
    private Session last;
    private int size;

    void append(Session session) {
        session.openedBefore = last;
        if (last == null) {
            first = session;
        } else {
            last.openedAfter = session;
        }
        last = session;
        size++;
    }

    /** Takes out a session that was appended, and not taken out. */
    void takeOut(Session session) {
        if (session.openedBefore == null) {
            first = session.openedAfter;
        } else {
            session.openedBefore.openedAfter = session.openedAfter;
        }
        if (session.openedAfter == null) {
            last = session.openedBefore;
        } else {
            session.openedAfter.openedBefore = session.openedBefore;
        }
        session.openedBefore = null;
        session.openedAfter = null;
        size--;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<Session> iterator() {
        return new Iterator<>() {

            private Session next = first;

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Session next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                Session session = next;
                next = session.openedAfter;
                return session;
            }
        };
    }
}
