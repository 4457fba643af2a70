package io.github.peerfire.rtmfp.session;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Sessions in the order in which they came to it: a list through the sessions, each of which is in one such list at
 * most. To others it is unmodifiable.
 */
final class SessionList extends AbstractCollection<Session> {

    private Session first;
    private Session last;
    private int size;

    void append(Session session) {
        session.before = last;
        if (last == null) {
            first = session;
        } else {
            last.after = session;
        }
        last = session;
        size++;
    }

    /** Takes out a session that was appended, and not taken out. */
    void takeOut(Session session) {
        if (session.before == null) {
            first = session.after;
        } else {
            session.before.after = session.after;
        }
        if (session.after == null) {
            last = session.before;
        } else {
            session.after.before = session.before;
        }
        session.before = null;
        session.after = null;
        size--;
    }

    /** The one that has been in it for longest; null if it is empty. */
    Session first() {
        return first;
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
                next = session.after;
                return session;
            }
        };
    }
}
