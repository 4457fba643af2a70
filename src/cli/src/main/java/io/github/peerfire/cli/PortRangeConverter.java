package io.github.peerfire.cli;

import io.github.peerfire.rendezvous.relay.RelaySettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the ports of a relay, which is otherwise as usual. */
final class PortRangeConverter implements ITypeConverter<RelaySettings> {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    @Override
    public RelaySettings convert(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new TypeConversionException("'" + text + "' are no ports; write 20000-20999");
        }
        try {
            return RelaySettings.onPorts(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "': " + e.getMessage());
        }
    }
}
