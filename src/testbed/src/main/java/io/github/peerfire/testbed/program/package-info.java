/** Other people's servers that tests run, where the machine has them. */
package io.github.peerfire.testbed.program;
