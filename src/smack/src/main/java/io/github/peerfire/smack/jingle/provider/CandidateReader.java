package io.github.peerfire.smack.jingle.provider;

import io.github.peerfire.smack.jingle.element.Candidate;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import io.github.peerfire.smack.xml.Syntax;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@link Candidate}. */
final class CandidateReader {

    private static final Set<String> TYPES = Set.of("host", "srflx", "relay");
    private static final int MAX_PORT = 65535;

    /** Only what no resolver takes for a name: four numbers, or hex digits with colons. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=.*:.*:)[0-9A-Fa-f:]{2,39}(\\.[0-9]{1,3}){0,3}");

    private CandidateReader() {
    }

    /**
     * A candidate that may be tried; empty for an unknown type or an address that reaches nobody else (ProtoXEP 6.3).
     */
    static Optional<Candidate> read(Markup markup) throws MalformedElementException {
        String type = markup.required("type");
        // ProtoXEP section 12 rule 5: of a candidate of an unknown type, nothing else is looked at.
        if (!TYPES.contains(type)) {
            return Optional.empty();
        }
        int port = Syntax.unsigned(markup.required("port"), 1, MAX_PORT);
        InetAddress address = address(markup.required("ip"));
        boolean useless = address.isLinkLocalAddress() || address.isLoopbackAddress() || address.isMulticastAddress()
                || address.isAnyLocalAddress();
        return useless ? Optional.empty() : Optional.of(new Candidate(type, new InetSocketAddress(address, port)));
    }

    private static InetAddress address(String literal) throws MalformedElementException {
        if (!LITERAL.matcher(literal).matches()) {
            throw new MalformedElementException("not an IP address");
        }
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new MalformedElementException("not an IP address");
        }
    }
}
