/**
 * Real processes of other implementations, real UDP: each test starts the programs that it names from the folder
 * {@code interop.home}, and is skipped where one is not there.
 */
package io.github.peerfire.interop;
