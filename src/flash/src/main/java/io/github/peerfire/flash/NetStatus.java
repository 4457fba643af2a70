package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfNull;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.CommandMessage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that a connection or stream tells about itself, with ActionScript's codes.
 *
 * <pre>{@code
 * connection.onStatus(status -> {
 *     if (status.code().equals(StatusCode.CONNECT_CLOSED)) { ... }
 * });
 * }</pre>
 *
 * @param code one of {@link StatusCode}'s, or one that the far end chose
 * @param description a sentence for people; may be empty
 * @param information the information object that came from the far end, null if none did; of a failed call whatever the
 *     server answered
 * @param stream the stream that this is about; empty if it is about the connection
 */
public record NetStatus(
        String code, Level level, String description, AmfValue information, Optional<NetStream> stream) {

    /** How bad it is. */
    public enum Level {
        /** All is well; also what a level that is not known reads as. */
        STATUS,
        /** Something was not as it should be, but it goes on. */
        WARNING,
        /** What was asked for did not succeed. */
        ERROR;

        /** The level as information objects name it; anything unknown is {@link #STATUS}. */
        static Level of(AmfValue text) {
            String name = text.asText().orElse("");
            return name.equals(ERROR.text()) ? ERROR : name.equals(WARNING.text()) ? WARNING : STATUS;
        }

        /** "status", "warning" or "error". */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static NetStatus status(String code, String description) {
        return new NetStatus(code, Level.STATUS, description, AmfNull.NULL, Optional.empty());
    }

    static NetStatus error(String code, String description) {
        return new NetStatus(code, Level.ERROR, description, AmfNull.NULL, Optional.empty());
    }

    static NetStatus error(String code, String description, AmfValue information) {
        return new NetStatus(code, Level.ERROR, description, information, Optional.empty());
    }

    /** Reads an information object; empty if it has no code. */
    static Optional<NetStatus> of(AmfValue information) {
        return information.property("code").asText().map(code -> new NetStatus(code,
                Level.of(information.property("level")), information.property("description").asText().orElse(""),
                information, Optional.empty()));
    }

    /** Reads an {@code onStatus} command. librtmfp sends the information object in the command object's place. */
    static Optional<NetStatus> of(CommandMessage onStatus) {
        return of(onStatus.argument(0)).or(() -> of(onStatus.commandObject()));
    }

    NetStatus about(NetStream subject) {
        return new NetStatus(code, level, description, information, Optional.of(subject));
    }

    /** The information object that tells this to a far end. */
    AmfValue toInformation() {
        return AmfValue.of(new TreeMap<>(
                Map.of("level", level.text(), "code", code, "description", description)));
    }

    /** Without the information object, which may hold secrets. */
    @Override
    public String toString() {
        return code + " (" + level.text() + (description.isEmpty() ? ")" : "): " + description);
    }
}
