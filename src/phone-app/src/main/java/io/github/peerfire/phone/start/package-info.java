/** What an old Java understands of the phone: enough to say that it is too old. Compiled for Java 8. */
package io.github.peerfire.phone.start;
