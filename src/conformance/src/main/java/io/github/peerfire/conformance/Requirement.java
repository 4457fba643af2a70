package io.github.peerfire.conformance;

import java.util.Set;

/**
 * One row of {@code conformance.csv}.
 *
 * @param id its number, such as {@code R7016-004}
 * @param rfc such as {@code RFC 7016}
 * @param section of that RFC
 * @param level the RFC's keyword, or {@code IMPLIED} for a step of a procedure without one
 * @param role who has to meet it
 * @param text what is required
 * @param notApplicable why it does not apply to this project; empty if it does
 */
record Requirement(
        String id, String rfc, String section, String level, String role, String text, String notApplicable) {

    private static final Set<String> MANDATORY =
            Set.of("MUST", "MUST NOT", "SHALL", "REQUIRED", "SHOULD", "SHOULD NOT", "IMPLIED");

    /** Whether it needs a test, unless it does not apply. */
    boolean isMandatory() {
        return MANDATORY.contains(level);
    }

    /** Whether this project has to meet it. */
    boolean applies() {
        return notApplicable.isEmpty();
    }
}
