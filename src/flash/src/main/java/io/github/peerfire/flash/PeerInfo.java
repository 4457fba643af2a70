package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfNull;
import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.CommandMessage;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** The {@code setPeerInfo} command: where a server may send those who look for this client (RFC 7425 §5.3.3). */
final class PeerInfo {

    private static final int MAXIMUM_ADDRESSES = 16;

    private PeerInfo() {
    }

    /** The command that tells those addresses which others can use; extended if AMF3 was agreed on. */
    static CommandMessage command(List<InetSocketAddress> localAddresses, boolean extended) {
        List<AmfValue> arguments = localAddresses.stream()
                .filter(PeerInfo::isUseful)
                .map(PeerInfo::format)
                .distinct()
                .limit(MAXIMUM_ADDRESSES)
                .map(address -> (AmfValue) new AmfString(address))
                .toList();
        return new CommandMessage(extended, 0, "setPeerInfo", 0, AmfNull.NULL, arguments);
    }

    private static boolean isUseful(InetSocketAddress local) {
        InetAddress address = local.getAddress();
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress() // RFC 7425 §5.3.3: SHOULD NOT
                && !address.isAnyLocalAddress() && !address.isMulticastAddress();
    }

    private static String format(InetSocketAddress local) {
        String host = local.getAddress().getHostAddress();
        if (local.getAddress() instanceof Inet6Address) {
            int scope = host.indexOf('%');
            host = "[" + (scope < 0 ? host : host.substring(0, scope)) + "]";
        }
        return host + ":" + local.getPort();
    }
}
