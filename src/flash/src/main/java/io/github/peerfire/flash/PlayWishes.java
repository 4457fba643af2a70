package io.github.peerfire.flash;

import io.github.peerfire.flash.message.CommandMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a stream its player wants to have now, and the commands that say so; it may wish before anybody can hear. */
final class PlayWishes {

    private final Map<String, Boolean> parts = new LinkedHashMap<>();
    private boolean paused;

    /** Takes note of "receiveAudio" or "receiveVideo", and makes the command. */
    CommandMessage part(String command, boolean wanted) {
        parts.put(command, wanted);
        return CommandMessage.of(command, 0, null, wanted);
    }

    /** Takes note of a pause or its end; whether that is new. */
    boolean changePause(boolean wanted) {
        boolean changes = paused != wanted;
        paused = wanted;
        return changes;
    }

    /** The command that begins or ends the pause, at a time of the stream's in milliseconds. */
    CommandMessage pause(long position) {
        return CommandMessage.of("pause", 0, null, paused, position);
    }

    /** The commands that ask for a stream, in their order. */
    List<CommandMessage> ask(String stream) {
        List<CommandMessage> commands = new ArrayList<>();
        commands.add(CommandMessage.of("play", 0, null, stream));
        parts.forEach((command, wanted) -> commands.add(CommandMessage.of(command, 0, null, wanted)));
        if (paused) {
            commands.add(pause(0));
        }
        return commands;
    }
}
