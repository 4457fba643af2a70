/** The phone at a terminal: a line is an order, and what happens is a line. */
package io.github.peerfire.phone.tui;
