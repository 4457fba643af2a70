/** The demo, {@code ./mvnw -Pdemo}: a real Openfire, the plugin, two headless phones, and one call between them. */
package io.github.peerfire.demo;
