/**
 * The phone behind every face: signs in, knows contacts, calls and figures, and says in sentences what fails.
 *
 * <p>It has no window and no terminal; faces give it orders and are told immutable snapshots.
 */
package io.github.peerfire.phone.control;
