package io.github.peerfire.phone.control;

import java.util.Optional;

/**
 * Somebody else in a group call.
 *
 * @param id who it is, on which device; one in a call has it once
 * @param name as the user calls them
 * @param connected whether both hear each other
 * @param code the digits to compare by voice; empty until the member is verified
 */
public record MemberSnapshot(String id, String name, boolean connected, Optional<String> code) {
}
