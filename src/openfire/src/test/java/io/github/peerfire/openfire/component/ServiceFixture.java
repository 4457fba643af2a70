package io.github.peerfire.openfire.component;

import static io.github.peerfire.openfire.binding.RegistryFixture.BOB;
import static io.github.peerfire.openfire.binding.RegistryFixture.DESK;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.binding.Admissions;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import io.github.peerfire.rendezvous.ConnectedPeer;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/**
 * The service as the specification's examples have it: Alice's endpoint a1... is connected with a ticket of hers, Bob's
 * with the number 2 is bound, and Alice administrates.
 */
final class ServiceFixture {

    /** What stands in the specification's examples. */
    static final Map<String, String> SETTINGS =
            Map.of("plugin.rtmfp.turnServers", "turn:turn.example.net", "plugin.rtmfp.turnSecret", "north");

    private static final JID SERVICE = new JID("rtmfp.example.net");
    private static final String NONCES =
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
            + "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f";

    final RegistryFixture fixture = new RegistryFixture();
    final TicketIssuer tickets = new TicketIssuer(new SecureRandom(), fixture.clock);
    final Admissions admissions = new Admissions(fixture.clock);
    final ServiceRequests requests = new ServiceRequests("example.net",
            () -> Optional.of(new Advertisement("rtmfp.example.net", 1_935, SERVICE)),
            new RtmfpProperties(SETTINGS::get), tickets, fixture.registry, admissions,
            new CommandRequests(List.of(new RecitingCommand()), DESK::equals), fixture.clock);

    ServiceFixture() {
        byte[] nonces = HexFormat.of().parseHex(NONCES);
        ConnectedPeer alice = new ConnectedPeer(1, new PeerId(HexFormat.of().parseHex("a1".repeat(32))), true,
                new InetSocketAddress("203.0.113.5", 50_001), "owner", Arrays.copyOf(nonces, 32),
                Arrays.copyOfRange(nonces, 32, 64), Instant.EPOCH);
        fixture.registry.connected(alice, new TicketHolder(DESK, OptionalLong.empty()));
        fixture.connectProven(2, BOB);
        fixture.clock.advance(Duration.ofMillis(412));
    }

    /** What the service answers. */
    IQ answer(IQ request) {
        return requests.answer(request.createCopy());
    }

    /** All that a request could change. */
    String state() {
        return fixture.registry.bindings() + " " + fixture.registry.find(1) + " " + fixture.registry.find(2) + " "
                + tickets.unused() + " "
                + fixture.registry.find(DESK).map(binding -> admissions.isAdmitted(binding, BOB)) + " "
                + fixture.registry.find(BOB).map(binding -> admissions.isAdmitted(binding, DESK));
    }
}
