/**
 * Random walks through whatever can go wrong: each seed is a world with endpoints, flows, and a plan of faults. The
 * same seed is the same walk; one that fails is told with the shortest plan that still fails.
 */
package io.github.peerfire.testbed.soak;
