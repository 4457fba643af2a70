package io.github.peerfire.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an address of this machine with or without a port: names are not looked up. */
final class AddressConverter implements ITypeConverter<InetSocketAddress> {

    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9a-fA-F:.%\\w]+)](?::(\\d{1,5}))?");
    private static final Pattern IPV4 = Pattern.compile("([0-9.]+)(?::(\\d{1,5}))?");
    private static final Pattern IPV6 = Pattern.compile("([0-9a-fA-F]*:[0-9a-fA-F:.]*)()");
    private static final int HIGHEST_PORT = 65_535;

    @Override
    public InetSocketAddress convert(String text) {
        for (Pattern pattern : new Pattern[] {BRACKETED, IPV4, IPV6}) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return address(text, matcher.group(1), matcher.group(2));
            }
        }
        throw wrong(text);
    }

    private static InetSocketAddress address(String text, String host, String port) {
        int number = port == null || port.isEmpty() ? 0 : Integer.parseInt(port);
        try {
            if (number <= HIGHEST_PORT) {
                return new InetSocketAddress(InetAddress.getByName(host), number);
            }
        } catch (UnknownHostException e) {
            // Told below.
        }
        throw wrong(text);
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException("'" + text + "' is no address; write 192.0.2.1, 192.0.2.1:5000 or "
                + "[2001:db8::1]:5000");
    }
}
