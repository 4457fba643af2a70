package io.github.peerfire.rtmfp.wire;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * How far an address reaches, which decides to whom it may be told and whose word for it is taken. An IPv4 address
 * mapped into IPv6 is the IPv4 address already when Java has made an {@link InetAddress} of it; all other addresses
 * that embed another one are unusable, for nobody has to write an address in disguise.
 */
public enum AddressScope {
    /** Not the address of a peer: unspecified, link-local, multicast, reserved, or another address in disguise. */
    UNUSABLE,
    /** Means something on the same machine only. */
    LOOPBACK,
    /** Means something within one site only. */
    PRIVATE,
    /** Means the same everywhere. */
    PUBLIC;

    /** How far an address reaches, by its bits alone. */
    public static AddressScope of(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isMulticastAddress()) {
            return UNUSABLE;
        } else if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? ofIpv4(bytes) : ofIpv6(bytes);
    }

    private static AddressScope ofIpv4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        boolean isAssignment = first == 192 && second == 0 && b[2] == 0;
        boolean isRelay = first == 192 && second == 88 && b[2] == 99;
        if (first == 0 || first >= 240 || isAssignment || isRelay) {
            return UNUSABLE; // RFC 6890: this network, reserved, protocol assignments, 6to4 relays
        }
        boolean isPrivate = first == 10
                || first == 172 && (second & 0xf0) == 16
                || first == 192 && second == 168
                || first == 198 && (second & 0xfe) == 18
                || first == 100 && (second & 0xc0) == 64; // RFC 1918, RFC 2544, RFC 6598
        return isPrivate ? PRIVATE : PUBLIC;
    }

    private static AddressScope ofIpv6(byte[] b) {
        if ((b[0] & 0xfe) == 0xfc) {
            return PRIVATE; // RFC 4193
        }
        boolean isGlobal = (b[0] & 0xe0) == 0x20; // RFC 4291 §2.4: what else there is embeds IPv4 or is not assigned
        boolean isTunnel = b[0] == 0x20 && (b[1] == 0x02 || b[1] == 0x01 && b[2] == 0 && b[3] == 0); // 6to4, Teredo
        return isGlobal && !isTunnel && !isInterfaceInDisguise(b) ? PUBLIC : UNUSABLE;
    }

    /** RFC 5214 §6.1: ISATAP puts an IPv4 address into the interface identifier. */
    private static boolean isInterfaceInDisguise(byte[] b) {
        return (b[8] & 0xfd) == 0 && b[9] == 0 && b[10] == 0x5e && b[11] == (byte) 0xfe;
    }
}
