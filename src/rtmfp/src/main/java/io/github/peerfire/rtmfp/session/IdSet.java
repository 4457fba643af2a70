package io.github.peerfire.rtmfp.session;

/**
 * Session IDs, none of which is 0, in one array. They have to be such as nobody else can choose. For one thread.
 */
final class IdSet {

    private static final int FIRST_CAPACITY = 16;

    /** In the place of its last bits or one of those that follow without a gap; 0 where there is none. */
    private int[] ids = new int[FIRST_CAPACITY];
    private int size;

    boolean contains(int id) {
        return ids[place(id)] == id;
    }

    /** Where it is, or else would be. */
    private int place(int id) {
        int place = id & ids.length - 1;
        while (ids[place] != 0 && ids[place] != id) {
            place = place + 1 & ids.length - 1;
        }
        return place;
    }

    void add(int id) {
        if (contains(id)) {
            return;
        }
        if (2 * size >= ids.length) {
            rebuild(2 * ids.length);
        }
        ids[place(id)] = id;
        size++;
    }

    private void rebuild(int capacity) {
        int[] before = ids;
        ids = new int[capacity];
        for (int id : before) {
            if (id != 0) {
                ids[place(id)] = id;
            }
        }
    }

    void remove(int id) {
        int place = place(id);
        if (id == 0 || ids[place] != id) {
            return;
        }
        ids[place] = 0;
        size--;
        // Those behind it may have been put there because it was in their place.
        for (int next = place + 1 & ids.length - 1; ids[next] != 0; next = next + 1 & ids.length - 1) {
            int moved = ids[next];
            ids[next] = 0;
            ids[place(moved)] = moved;
        }
        if (size == 0 && ids.length > FIRST_CAPACITY) {
            ids = new int[FIRST_CAPACITY];
        }
    }
}
