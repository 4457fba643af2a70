package io.github.peerfire.openfire.ticket;

import io.github.peerfire.flash.amf.Amf0Decoder;
import io.github.peerfire.flash.amf.AmfException;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.ConnectRequest;
import io.github.peerfire.testbed.time.ManualClock;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.xmpp.packet.JID;

/** What a connect command brings, in AMF0: the command object, then arguments. Nobody can guess a ticket. */
class TicketAuthorizerFuzzTest extends FuzzTarget {

    private static final JID ALICE = new JID("alice@example.net/desk");
    private static final PeerId PEER = new PeerId(new byte[PeerId.LENGTH]);
    private static final InetSocketAddress SOURCE = new InetSocketAddress(1_935);

    @Override
    protected void run(byte[] input) throws Exception {
        ConnectRequest request = request(input);
        if (request == null) {
            return;
        }
        TicketIssuer tickets = new TicketIssuer(new Random(1), new ManualClock());
        tickets.issue(ALICE, Duration.ofMinutes(1));
        TicketAuthorizer authorizer =
                new TicketAuthorizer(tickets, (holder, peer) -> OptionalLong.empty(), () -> true);
        // An escape that is none is an exception inside, and the stack traces of a test's runner are deep.
        Cost.of(input, 60_000, 500).limit(() -> {
            if (authorizer.authorize(request) instanceof ConnectDecision.Accepted) {
                throw new AssertionError("admitted");
            }
        });
    }

    /** Null if it is no AMF0. */
    private static ConnectRequest request(byte[] input) {
        try {
            List<AmfValue> values = Amf0Decoder.decode(ByteBuffer.wrap(input));
            AmfValue command = values.isEmpty() ? AmfValue.of(null) : values.get(0);
            return new ConnectRequest(PEER, true, true, SOURCE,
                    command.property("tcUrl").asText().orElse(""), command.property("app").asText().orElse(""),
                    command.properties(), values.subList(Math.min(1, values.size()), values.size()),
                    new byte[32], new byte[32]);
        } catch (AmfException e) {
            return null;
        }
    }
}
