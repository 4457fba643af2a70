/** Figures for monitoring systems that fetch them, in the text format of Prometheus 0.0.4. */
package io.github.peerfire.openfire.metrics;
