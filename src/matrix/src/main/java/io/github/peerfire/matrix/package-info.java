/**
 * The test matrix: every scenario as a named case with its criterion. Some are measured here, in the simulated network;
 * others refer to the tests that decide them. {@code ./mvnw verify -Pmatrix} writes {@code target/matrix.json} and
 * {@code target/matrix.md}.
 */
package io.github.peerfire.matrix;
