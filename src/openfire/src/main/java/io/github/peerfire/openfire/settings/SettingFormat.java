package io.github.peerfire.openfire.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a text, or each text of a list, must look like. */
public enum SettingFormat {
    /** Anything without control characters. */
    ANY("one line"),
    /** A host name or an address. */
    HOST("a host name or an address"),
    /** An address, never a name. */
    ADDRESS("addresses"),
    /** An address, or a network such as {@code 192.0.2.0/24}. */
    NETWORK("addresses, or networks such as 192.0.2.0/24"),
    /** The URI of a TURN server. */
    TURN_URI("URIs of TURN servers, such as turn:turn.example.net:3478?transport=udp");

    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)(?![\\d.]+$)"
                    + "[\\p{L}\\p{N}_]([\\p{L}\\p{N}_-]{0,62})(\\.[\\p{L}\\p{N}_-]{1,63})*\\.?");
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final String description;

    SettingFormat(String description) {
        this.description = description;
    }

    /** What is expected, for the log. */
    String description() {
        return description;
    }

    /** What is wrong with a text; empty if nothing is. */
    Optional<SettingProblem> problem(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(SettingProblem.of("control"));
        }
        boolean fits = switch (this) {
            case ANY -> true;
            case HOST -> address(text).isPresent() || NAME.matcher(text).matches();
            case ADDRESS -> address(text).isPresent();
            case NETWORK -> Network.parse(text).isPresent();
            case TURN_URI -> TurnServer.parse(text).isPresent();
        };
        return fits ? Optional.empty()
                : Optional.of(SettingProblem.of(name().toLowerCase(Locale.ROOT).replace('_', '-'), text));
    }

    /** Reads an address; never asks a name server. */
    static Optional<InetAddress> address(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
