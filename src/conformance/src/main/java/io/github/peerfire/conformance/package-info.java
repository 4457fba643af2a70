/**
 * Which requirements of RFC 7016 and RFC 7425 are proven by which tests.
 *
 * <p>{@code conformance.csv} numbers every requirement. A test names those it proves with {@link
 * io.github.peerfire.conformance.Proves}; the end-to-end module writes the matrix and fails where a mandatory
 * requirement has neither a test nor a reason why it does not apply.
 */
package io.github.peerfire.conformance;
