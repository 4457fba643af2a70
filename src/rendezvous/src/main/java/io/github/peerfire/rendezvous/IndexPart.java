package io.github.peerfire.rendezvous;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongToIntFunction;
import java.util.function.Predicate;

/**
 * A part of a {@link ConcurrentIndex}: places, to which others look from any thread while one thread at a time changes
 * them. A place keeps its number once it has one, even if what was there is gone: who found the thing there before may
 * still have to see what number it had.
 */
final class IndexPart<T> {

    private static final VarHandle THINGS = MethodHandles.arrayElementVarHandle(Object[].class);

    /** Something was there; what comes after it is found all the same. */
    private static final Object GONE = new Object();

    private static final int LEAST_PLACES = 4;

    private final long[] numbers;
    /** Null where there never was anything. Of them, a quarter at least. */
    private final Object[] things;
    private int taken;
    private int size;

    /** @param expected how many are to be there; there is room for half as many more at least */
    IndexPart(int expected) {
        int places = Math.max(LEAST_PLACES, Integer.highestOneBit(2 * expected) << 1);
        numbers = new long[places];
        things = new Object[places];
    }

    /** See {@link ConcurrentIndex#find}. */
    T find(int hash, long number, Predicate<T> match) {
        for (int place = hash & things.length - 1; ; place = place + 1 & things.length - 1) {
            // With it comes the number, which was there before it.
            Object thing = THINGS.getAcquire(things, place);
            if (thing == null) {
                return null;
            }
            if (numbers[place] == number && thing != GONE && match.test(as(thing))) {
                return as(thing);
            }
        }
    }

    /** Puts one in the place of the one with that number that matches, and returns that one; null if there is none. */
    T replace(int hash, long number, T added, Predicate<T> match) {
        int place = placeOf(hash, number, match);
        T replaced = as(things[place]);
        if (replaced != null) {
            THINGS.setRelease(things, place, added);
        }
        return replaced;
    }

    /** Takes one out; false if it is not there. */
    boolean remove(int hash, long number, T removed) {
        int place = placeOf(hash, number, there -> there == removed);
        if (things[place] == null) {
            return false;
        }
        THINGS.setRelease(things, place, GONE);
        size--;
        return true;
    }

    /** The place of the one that matches, or one where nothing ever was. */
    private int placeOf(int hash, long number, Predicate<T> match) {
        int place = hash & things.length - 1;
        while (things[place] != null
                && !(numbers[place] == number && things[place] != GONE && match.test(as(things[place])))) {
            place = place + 1 & things.length - 1;
        }
        return place;
    }

    /** Whether so many places are or were taken that looking for what is not there takes long. */
    boolean isFull() {
        return taken >= things.length / 4 * 3;
    }

    /** Adds one; this is not full. */
    void add(int hash, long number, T added) {
        int place = placeOf(hash, number, there -> false);
        numbers[place] = number;
        THINGS.setRelease(things, place, added);
        taken++;
        size++;
    }

    /** The same things in other places, and room for more. */
    IndexPart<T> builtAnew(LongToIntFunction hash) {
        IndexPart<T> anew = new IndexPart<>(size + 1);
        for (int place = 0; place < things.length; place++) {
            if (things[place] != null && things[place] != GONE) {
                anew.add(hash.applyAsInt(numbers[place]), numbers[place], as(things[place]));
            }
        }
        return anew;
    }

    @SuppressWarnings("unchecked") // nothing else was put there
    private T as(Object thing) {
        return (T) thing;
    }
}
