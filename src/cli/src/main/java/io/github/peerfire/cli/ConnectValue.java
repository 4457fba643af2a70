package io.github.peerfire.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An argument of a command to the server, written as rtmpdump writes it: {@code S:text}, {@code N:number}, {@code B:1},
 * {@code Z:} for null; without such a beginning it is text.
 *
 * @param value null, text, a number or a boolean
 */
record ConnectValue(Object value) {

    /** Reads one argument. */
    static final class Converter implements ITypeConverter<ConnectValue> {

        @Override
        public ConnectValue convert(String text) {
            return parse(text);
        }
    }

    static ConnectValue parse(String text) {
        if (text.length() < 2 || text.charAt(1) != ':') {
            return new ConnectValue(text);
        }
        String rest = text.substring(2);
        return switch (text.charAt(0)) {
            case 'S' -> new ConnectValue(rest);
            case 'N' -> new ConnectValue(number(rest));
            case 'B' -> new ConnectValue(flag(rest));
            case 'Z' -> new ConnectValue(null);
            default -> new ConnectValue(text);
        };
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'N:" + text + "' is no number");
        }
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new TypeConversionException("'B:" + text + "' is neither B:1 nor B:0");
        };
    }
}
