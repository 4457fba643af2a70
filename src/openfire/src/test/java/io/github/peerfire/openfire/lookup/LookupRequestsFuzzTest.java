package io.github.peerfire.openfire.lookup;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.testbed.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.dom4j.DocumentException;
import org.dom4j.DocumentHelper;

/** The query of a request, in ISO 8859-1 so that every input is one. Whatever it is, the answer is XML. */
class LookupRequestsFuzzTest extends FuzzTarget {

    private static final class Nobody implements Users {
        @Override
        public boolean isAccount(String name) {
            return false;
        }

        @Override
        public Optional<PeerId> find(String name) {
            return Optional.empty();
        }
    }

    @Override
    protected void run(byte[] input) throws Exception {
        ManualClock clock = new ManualClock();
        ConnectedPeer peer = RegistryFixture.peer(1, true);
        LookupRequests requests =
                new LookupRequests(new LegacyNames(id -> Optional.of(peer), clock), new Nobody(), clock);
        String query = new String(input, StandardCharsets.ISO_8859_1);
        AtomicReference<Answer> answer = new AtomicReference<>();
        Cost.of(input, 60_000, 200).limit(() -> answer.set(requests.answer(query, peer.observed().getAddress())));
        check(answer.get());
    }

    private static void check(Answer answer) {
        try {
            DocumentHelper.parseText(answer.body());
        } catch (DocumentException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
