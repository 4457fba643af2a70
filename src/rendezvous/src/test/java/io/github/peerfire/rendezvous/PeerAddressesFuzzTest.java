package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.rtmfp.wire.AddressScope;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a client says its addresses are, one in each line. */
class PeerAddressesFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        List<AmfValue> arguments = new ArrayList<>();
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n")) {
            arguments.add(new AmfString(line));
        }
        Cost.of(input, 60_000, 500).limit(() -> read(arguments));
    }

    private static void read(List<AmfValue> arguments) {
        List<InetSocketAddress> addresses = PeerAddresses.read(arguments);
        if (addresses.size() > PeerAddresses.MAXIMUM_KEPT) {
            throw new AssertionError("too many: " + addresses);
        }
        for (InetSocketAddress address : addresses) {
            boolean usable = !address.isUnresolved() && address.getPort() >= 1_024
                    && AddressScope.of(address.getAddress()) != AddressScope.UNUSABLE;
            if (!usable) {
                throw new AssertionError("unusable: " + address);
            }
        }
    }
}
