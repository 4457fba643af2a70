package io.github.peerfire.rtmfp.session;

/**
 * Which places of a table each source has, in the order of their coming, and who has most. Sources are numbered; those
 * that have the same number count as one. For one thread.
 */
final class SourceShares {

    private final PlaceLists bySource;
    private final int[] sizes;
    /** The sources, by how much each has. */
    private final PlaceLists bySize;
    private int largest;

    /** @param places how many places there are, and how many numbers of sources */
    SourceShares(int places) {
        bySource = new PlaceLists(places, places);
        sizes = new int[places];
        bySize = new PlaceLists(places + 1, places);
    }

    /** A source has a place, which nobody had. */
    void add(int source, int place) {
        bySource.append(source, place);
        resize(source, 1);
        largest = Math.max(largest, sizes[source]);
    }

    /** A source has a place no more. */
    void remove(int source, int place) {
        bySource.remove(place);
        resize(source, -1);
        if (bySize.first(largest) == PlaceLists.NONE) {
            largest--;
        }
    }

    private void resize(int source, int change) {
        if (sizes[source] > 0) {
            bySize.remove(source);
        }
        sizes[source] += change;
        if (sizes[source] > 0) {
            bySize.append(sizes[source], source);
        }
    }

    /** How much the one has who has most. */
    int largest() {
        return largest;
    }

    /** The oldest place of the one who has most; only if there is any. */
    int oldestOfLargest() {
        return bySource.first(bySize.first(largest));
    }
}
