package io.github.peerfire.cli;

import java.util.List;

/**
 * A command of the server that is to be called.
 *
 * @param arguments Java values; null is AMF's
 */
record RemoteCall(String name, List<Object> arguments) {
}
