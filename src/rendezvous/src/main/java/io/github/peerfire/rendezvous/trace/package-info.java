/**
 * What became of introductions, so that it can be said why a call failed: the last few hundred, each as a time line
 * with an outcome. Only introductions that an admitted peer asked for are here; strangers leave no trace but a count.
 */
package io.github.peerfire.rendezvous.trace;
