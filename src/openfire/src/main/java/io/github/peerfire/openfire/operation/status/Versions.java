package io.github.peerfire.openfire.operation.status;

/**
 * What the service is made of.
 *
 * @param plugin of this plugin
 * @param openfire of the server
 * @param java of the platform
 * @param system name and version of the operating system, and the processor's architecture
 */
public record Versions(String plugin, String openfire, String java, String system) {
}
