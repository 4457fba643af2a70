package io.github.peerfire.rtmfp.flow;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A queue that most sessions never put anything into, and that is next to nothing as long as it is empty. */
final class RareQueue<T> implements Iterable<T> {

    /** Null while there are none. */
    private ArrayDeque<T> items;

    void add(T item) {
        if (items == null) {
            items = new ArrayDeque<>(1);
        }
        items.add(item);
    }

    boolean isEmpty() {
        return items == null;
    }

    int size() {
        return items == null ? 0 : items.size();
    }

    /** The first, or null. */
    T peek() {
        return items == null ? null : items.peek();
    }

    /** Takes the first. */
    T remove() {
        if (items == null) {
            throw new NoSuchElementException();
        }
        T first = items.remove();
        if (items.isEmpty()) {
            items = null;
        } else if (Integer.bitCount(items.size()) == 1) {
            items = new ArrayDeque<>(items); // the former one keeps the room of all that it ever had
        }
        return first;
    }

    void clear() {
        items = null;
    }

    /** Does not remove. */
    @Override
    public Iterator<T> iterator() {
        return items == null ? Collections.emptyIterator() : items.iterator();
    }
}
