/** The phone as a window. Everything here runs on AWT's event thread; snapshots come to it by {@code invokeLater}. */
package io.github.peerfire.phone.swing;
