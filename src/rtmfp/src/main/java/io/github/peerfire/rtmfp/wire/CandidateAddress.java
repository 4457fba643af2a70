package io.github.peerfire.rtmfp.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** An Internet socket address with its origin (RFC 7016 §2.1.5). The address is resolved. */
public record CandidateAddress(AddressOrigin origin, InetSocketAddress address) {

    private static final int INET6 = 0x80;
    private static final AddressOrigin[] ORIGINS = AddressOrigin.values();

    /** 7 bytes for IPv4, 19 for IPv6. */
    public int encodedLength() {
        return 1 + (address.getAddress() instanceof Inet4Address ? 4 : 16) + 2;
    }

    /** Writes flags, address and port, {@link #encodedLength} bytes. */
    public void encode(ByteWriter writer) {
        byte[] ip = address.getAddress().getAddress();
        writer.writeByte((ip.length == 16 ? INET6 : 0) | origin.ordinal());
        writer.writeBytes(ip).writeUint16(address.getPort());
    }

    /** Reads one address. An IPv4 address mapped into IPv6 comes out as the IPv4 address that it means. */
    public static CandidateAddress decode(ByteReader reader) throws MalformedException {
        int flags = reader.readUnsignedByte();
        byte[] ip = reader.readBytes((flags & INET6) == 0 ? 4 : 16);
        int port = reader.readUint16();
        try {
            return new CandidateAddress(
                    ORIGINS[flags & 3], new InetSocketAddress(InetAddress.getByAddress(ip), port));
        } catch (UnknownHostException e) {
            throw MalformedException.INSTANCE;
        }
    }
}
