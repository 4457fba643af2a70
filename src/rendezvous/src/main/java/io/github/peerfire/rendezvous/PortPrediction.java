package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.Introductions.Ongoing;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rtmfp.EndpointEvent.LookupRequested;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Helps where one of two peers is behind a NAT that uses another port for each far end, and takes the next number each
 * time. The asker is told to say hello to our second port, too, and the other to reply there: at which port the NAT
 * shows there tells which one it will take next, and that is what the far end is told. Confined to one event loop.
 */
final class PortPrediction {

    /** How many ports from the one that showed on are told. */
    static final int GUESSES = 4;

    private static final int LAST_PORT = 65_535;

    private final RendezvousEndpoint endpoint;
    private final Introductions introductions;

    PortPrediction(RendezvousEndpoint endpoint, Introductions introductions) {
        this.endpoint = endpoint;
        this.introductions = introductions;
    }

    private boolean isOn() {
        return endpoint.config().introductions().portPrediction();
    }

    /** Both are being told of each other: what comes to the second port from one of them has the hello's tag. */
    void expect(Introduction introduction, LookupRequested lookup, long now) {
        if (isOn()) {
            introductions.put(introduction, lookup, now);
        }
    }

    /** The addresses for an asker, our second port before all others if there may be something to learn. */
    List<CandidateAddress> withProbe(Introduction introduction, List<CandidateAddress> addresses) {
        return isOn() ? withProbe(introduction.asker.peer(), introduction.asker.nat(), addresses) : addresses;
    }

    /** The addresses to reply to, our second port before all others if there may be something to learn. */
    List<CandidateAddress> withProbe(
            Introduction introduction, Introducible target, List<CandidateAddress> replies) {
        return isOn() && target instanceof ControlConnection connection
                ? withProbe(target.peer(), connection.nat(), replies) : replies;
    }

    private List<CandidateAddress> withProbe(
            ConnectedPeer peer, ObservedNat nat, List<CandidateAddress> addresses) {
        if (nat.keepsPorts()) {
            return addresses;
        }
        Optional<InetSocketAddress> probe = endpoint.probeAddress(peer.observed().getAddress());
        List<CandidateAddress> all = new ArrayList<>();
        probe.ifPresent(address -> {
            nat.metSecondPort();
            all.add(new CandidateAddress(AddressOrigin.RELAY, address));
        });
        all.addAll(addresses);
        return all;
    }

    /** Takes the hello of an introduced asker to our second port. */
    boolean takes(LookupRequested lookup, long now) {
        if (!isOn() || lookup.interfaceId() != endpoint.secondInterface()) {
            return false;
        }
        Ongoing found = introductions.find(lookup.tag(), now);
        if (found != null) {
            askerShowed(found, lookup.source(), now);
        }
        return found != null;
    }

    private void askerShowed(Ongoing ongoing, InetSocketAddress source, long now) {
        Introduction introduction = ongoing.introduction();
        ControlConnection asker = introduction.asker;
        if (isAt(asker.peer(), source)) {
            asker.nat().keepsPorts(true);
        } else if (isOf(asker.peer(), source) && introduction.mayPredict(now)
                && introduction.target.mayBeGreeted(source, now)) {
            List<CandidateAddress> guesses = next(source);
            guesses.forEach(guess -> introduction.target.greet(
                    ongoing.lookup().discriminator(), guess, ongoing.lookup().tag(), endpoint, now));
            introduction.record.add(IntroductionStep.PREDICTED, guesses.size(), now);
        }
    }

    /** Takes the reply of somebody who was greeted to our second port. */
    void answered(byte[] tag, InetSocketAddress source, int interfaceId, long now) {
        if (isOn() && interfaceId == endpoint.secondInterface()) {
            Ongoing found = introductions.find(tag, now);
            if (found != null) {
                targetShowed(found, source, now);
            }
        }
    }

    private void targetShowed(Ongoing ongoing, InetSocketAddress source, long now) {
        Introduction introduction = ongoing.introduction();
        Introducible target = introduction.target;
        if (isAt(target.peer(), source)) {
            if (target instanceof ControlConnection connection) {
                connection.nat().keepsPorts(true);
            }
        } else if (isOf(target.peer(), source)) {
            List<CandidateAddress> guesses = next(source);
            endpoint.driver().endpoint().redirect(ongoing.lookup(), guesses, now);
            introduction.record.add(IntroductionStep.PREDICTED, guesses.size(), now);
        }
    }

    private static boolean isAt(ConnectedPeer peer, InetSocketAddress source) {
        return peer.observed().equals(source);
    }

    private static boolean isOf(ConnectedPeer peer, InetSocketAddress source) {
        return peer.observed().getAddress().equals(source.getAddress());
    }

    private static List<CandidateAddress> next(InetSocketAddress shown) {
        return IntStream.rangeClosed(shown.getPort() + 1, Math.min(LAST_PORT, shown.getPort() + GUESSES))
                .mapToObj(port -> new CandidateAddress(
                        AddressOrigin.OBSERVED, new InetSocketAddress(shown.getAddress(), port)))
                .toList();
    }
}
