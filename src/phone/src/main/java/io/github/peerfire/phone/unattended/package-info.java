/** The phone without a face, for servers and tests: accepts every call, and prints what happens and what was heard. */
package io.github.peerfire.phone.unattended;
