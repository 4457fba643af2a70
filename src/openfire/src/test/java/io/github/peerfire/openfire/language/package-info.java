/**
 * The texts of the admin console in all of its languages: each is there, none is left over, and a term has one word.
 */
package io.github.peerfire.openfire.language;
