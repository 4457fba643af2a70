/** Settings as administrators see and change them. */
package io.github.peerfire.openfire.operation.setting;
