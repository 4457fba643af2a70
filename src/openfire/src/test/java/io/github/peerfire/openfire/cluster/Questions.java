package io.github.peerfire.openfire.cluster;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.cluster.DistantAsker;
import io.github.peerfire.rendezvous.cluster.ForwardedQuestion;
import io.github.peerfire.rendezvous.cluster.Sighting;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Questions that tests ask. */
final class Questions {

    private Questions() {
    }

    static PeerId peer(int number) {
        byte[] bytes = new byte[PeerId.LENGTH];
        Arrays.fill(bytes, (byte) number);
        return new PeerId(bytes);
    }

    static ForwardedQuestion about(PeerId target, Object owner, int askers) {
        InetSocketAddress source = new InetSocketAddress("198.51.100.7", 40_000);
        DistantAsker asker = new DistantAsker(7, peer(9), true, source, owner,
                List.of(new InetSocketAddress("10.0.0.7", 1_935), new InetSocketAddress("2001:db8::7", 1_935)),
                Instant.ofEpochMilli(1_772_360_130_412L));
        return new ForwardedQuestion(target, Collections.nCopies(askers, asker), new byte[] {0x21, 0x0f, 1, 2},
                new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, Sighting.at(source));
    }
}
