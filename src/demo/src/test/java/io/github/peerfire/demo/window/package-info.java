/** The phone's window as a user meets it: another process on a screen of its own, worked by robot. */
package io.github.peerfire.demo.window;
