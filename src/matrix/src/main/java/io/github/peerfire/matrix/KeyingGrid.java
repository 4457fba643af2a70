package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashCryptographyProfileBuilder;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.Negotiation;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Handshakes with the real cryptography, in all its settings. */
final class KeyingGrid {

    private static final String HOST = "server";

    private int opened;
    private int tried;
    private int surprises;
    private long nanoseconds;

    private KeyingGrid() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("H-crypto", "all 4 static/ephemeral mixes x groups 2, 5, 14 x HMAC/checksum x SSEQ on/off x "
                        + "hmacLength 4..32, a message each way", "opens; keys agree", () -> Outcome.all(
                        mixes(DiffieHellmanGroup.MODP_1024), mixes(DiffieHellmanGroup.MODP_1536),
                        mixes(DiffieHellmanGroup.MODP_2048))),
                measured("H-crypto-policy", "every pair of policies for HMAC and for SSEQ",
                        "opens iff both sides' policies allow",
                        KeyingGrid::policies));
    }

    private static Outcome mixes(DiffieHellmanGroup group) {
        KeyingGrid grid = new KeyingGrid();
        for (int mix = 0; mix < 4; mix++) {
            for (Negotiation hmac : List.of(Negotiation.REQUIRED, Negotiation.NEVER)) {
                for (Negotiation sequence : List.of(Negotiation.REQUIRED, Negotiation.NEVER)) {
                    grid.lengths(group, (mix & 1) != 0, (mix & 2) != 0, hmac, sequence);
                }
            }
        }
        return Outcome.of(grid.opened == grid.tried, String.format(Locale.ROOT,
                "group %d: %d of %d open, %d us per handshake; ",
                group.id(), grid.opened, grid.tried, grid.nanoseconds / grid.tried / 1_000));
    }

    private void lengths(DiffieHellmanGroup group, boolean nearStatic, boolean farStatic, Negotiation hmac,
            Negotiation sequence) {
        FlashCryptographyProfileBuilder near = identity(nearStatic, group).hmac(hmac).sequenceNumbers(sequence);
        FlashCryptographyProfileBuilder far = identity(farStatic, group).hostname(HOST).hmac(hmac)
                .sequenceNumbers(sequence);
        for (int length = 4; length <= 32; length++) {
            tried++;
            opened += opens(near.hmacLength(length), far.hmacLength(36 - length)) ? 1 : 0;
        }
    }

    private static FlashCryptographyProfileBuilder identity(boolean withStaticKeys, DiffieHellmanGroup group) {
        FlashCryptographyProfileBuilder builder = FlashCryptographyProfile.builder();
        return withStaticKeys ? builder.staticKeys(group) : builder.ephemeralKeys(group);
    }

    private static Outcome policies() {
        KeyingGrid grid = new KeyingGrid();
        for (Negotiation nearHmac : Negotiation.values()) {
            for (Negotiation farHmac : Negotiation.values()) {
                for (Negotiation nearSequence : Negotiation.values()) {
                    for (Negotiation farSequence : Negotiation.values()) {
                        grid.tried++;
                        boolean allowed = allow(nearHmac, farHmac) && allow(nearSequence, farSequence);
                        boolean open = grid.opens(
                                identity(false, DiffieHellmanGroup.MODP_1024).hmac(nearHmac)
                                        .sequenceNumbers(nearSequence),
                                identity(false, DiffieHellmanGroup.MODP_1024).hostname(HOST).hmac(farHmac)
                                        .sequenceNumbers(farSequence));
                        grid.opened += open ? 1 : 0;
                        grid.surprises += open == allowed ? 0 : 1;
                    }
                }
            }
        }
        return Outcome.of(grid.surprises == 0, grid.opened + " of " + grid.tried + " pairs open, " + grid.surprises
                + " other than their policies allow");
    }

    private static boolean allow(Negotiation near, Negotiation far) {
        return !(near == Negotiation.REQUIRED && far == Negotiation.NEVER)
                && !(near == Negotiation.NEVER && far == Negotiation.REQUIRED);
    }

    private boolean opens(FlashCryptographyProfileBuilder near, FlashCryptographyProfileBuilder far) {
        Simulation simulation = Simulation.seeded(tried);
        Random random = new Random(tried);
        FlashCryptographyProfile initiator = near.build(random::nextBytes);
        FlashCryptographyProfile responder = far.build(random::nextBytes);
        int[] messages = {0, 0};
        Peer bob = new Peer(simulation.drivers(), responder, "bob", EndpointConfig.PEER, Peer.ANYWHERE);
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.MessageArrived its) {
                messages[0]++;
                its.session().openFlow(new byte[] {1}, FlowOptions.DEFAULT, now)
                        .write(its.message(), Reliability.FULL, now);
            }
        });
        Peer alice = new Peer(simulation.drivers(), initiator, "alice", EndpointConfig.PEER, Peer.ANYWHERE);
        alice.behave((event, now) -> messages[1] += event instanceof EndpointEvent.MessageArrived ? 1 : 0);
        long begin = System.nanoTime();
        alice.open(FlashEndpointDiscriminator.ofHostname(HOST).encoded(), bob.address())
                .openFlow(new byte[] {1}, FlowOptions.DEFAULT, 0).write(new byte[100], Reliability.FULL, 0);
        simulation.runFor(Time.SECOND / 2);
        nanoseconds += System.nanoTime() - begin;
        return messages[0] == 1 && messages[1] == 1;
    }
}
