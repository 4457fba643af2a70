/** What outlives a restart, in Openfire's database. The tables are made by the scripts in {@code database}. */
package io.github.peerfire.openfire.storage;
