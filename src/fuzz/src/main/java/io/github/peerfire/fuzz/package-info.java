/**
 * What fuzz targets have in common. A target extends {@link io.github.peerfire.fuzz.FuzzTarget} and lives beside the
 * tests of what it feeds; {@code src/site/markdown/testing.md} says how targets are run.
 */
package io.github.peerfire.fuzz;
