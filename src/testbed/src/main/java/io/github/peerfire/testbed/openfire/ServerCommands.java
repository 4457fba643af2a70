package io.github.peerfire.testbed.openfire;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@link OpenfireProcess} has the server in the other virtual machine do: a name and texts, answered by texts. */
final class ServerCommands {
    private final EmbeddedOpenfire server;

    ServerCommands(EmbeddedOpenfire server) {
        this.server = server;
    }

    /** @throws IllegalArgumentException if there is no such command */
    List<String> run(String command, List<String> arguments) {
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        return switch (command) {
            case "sessions" -> server.sessions(first);
            case "lastPresence" -> list(server.lastPresence(first));
            case "property" -> list(server.property(first));
            case "dropPlugin" -> List.of(server.dropPlugin(Path.of(first)));
            default -> change(command, first, arguments.size() > 1 ? arguments.get(1) : "");
        };
    }

    private List<String> change(String command, String first, String second) {
        switch (command) {
            case "createUser" -> server.createUser(first, second);
            case "deleteUser" -> server.deleteUser(first);
            case "befriend" -> server.befriend(first, second);
            case "estrange" -> server.estrange(first, second);
            case "setProperty" -> server.setProperty(first, second);
            case "removePlugin" -> server.removePlugin(first);
            default -> throw new IllegalArgumentException("There is no command " + command + ".");
        }
        return List.of();
    }

    private static List<String> list(Optional<String> text) {
        return text.map(List::of).orElse(List.of());
    }
}
