package io.github.peerfire.flash.tag;

import java.util.List;

/**
 * Where a publisher keeps the last tag for late joiners; a map's key. To be given to them in the order of the roles.
 *
 * @param role what the tag is for
 * @param trackIds for which tracks, each 0 to 255; copied
 */
public record TagSlot(TagRole role, List<Integer> trackIds) {

    /** Copies the IDs. */
    public TagSlot {
        trackIds = List.copyOf(trackIds);
    }
}
