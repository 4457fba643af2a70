package io.github.peerfire.phone.control;

import io.github.peerfire.smack.element.MediaKind;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody else in a group call.
 *
 * @param id who it is, on which device; one in a call has it once
 * @param name as the user calls them
 * @param connected whether both hear each other
 * @param resting what the member has muted or turned off
 * @param code the digits to compare by voice; empty until the member is verified
 */
public record MemberSnapshot(
        String id, String name, boolean connected, Set<MediaKind> resting, Optional<String> code) {

    /** Copies the set. */
    public MemberSnapshot {
        resting = Set.copyOf(resting);
    }
}
