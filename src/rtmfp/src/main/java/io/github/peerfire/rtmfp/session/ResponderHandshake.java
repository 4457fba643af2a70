package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.RHelloCookieChange;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** The near end answers who opens sessions to it (RFC 7016 §3.5.1.1.2). Keeps nothing before a cookie came back. */
final class ResponderHandshake {

    private static final byte[] NO_NOTE = new byte[0];

    private final Surroundings surroundings;
    private final GlareResolution glare;
    private final CookieFactory cookies;
    private final KeyingHistory history;
    private final AnswerBudget budget;

    ResponderHandshake(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.glare = new GlareResolution(surroundings);
        this.cookies = new CookieFactory(CookieSecrets.of(surroundings.share, surroundings.random));
        this.history = surroundings.history;
        this.budget = new AnswerBudget(surroundings.random, surroundings.settings.servesStrangers());
    }

    /** A hello from anybody, or a forwarded one, whose length then is that of no datagram. */
    void receive(InitiatorHello hello, Path source, int datagramLength, long now) {
        if (hello.tag().length > SessionParameters.TAG_LIMIT) {
            surroundings.drop(DropReason.OVER_LIMIT);
        } else if (!surroundings.profile.selects(hello.endpointDiscriminator(), surroundings.profile.certificate())) {
            lookUp(hello, source, datagramLength);
        } else if (!surroundings.acceptsSessions()) {
            surroundings.drop(DropReason.UNEXPECTED);
        } else {
            receiveForUs(hello, source, datagramLength, now);
        }
    }

    private void receiveForUs(InitiatorHello hello, Path source, int datagramLength, long now) {
        int allowed = allowed(datagramLength);
        if (surroundings.elsewhere != null) {
            sendElsewhere(hello.tag(), source, allowed, now);
        } else {
            // What comes by a relay may be under way directly too, and who opens takes the first answer.
            long sendAt = surroundings.interfaces.notBefore(source.interfaceId(), now);
            answer(responderHello(hello, source, now), source, allowed, now, sendAt);
        }
    }

    /** How many bytes may answer a hello of so many, which anybody may have sent with whatever address. */
    private int allowed(int length) {
        return surroundings.settings.servesStrangers() ? length + length / 2
                : surroundings.settings.amplification() * length;
    }

    /** RFC 7016 §3.5.1.4: who asks for us is told of others who do the same. */
    private void sendElsewhere(byte[] tag, Path source, int allowed, long now) {
        List<CandidateAddress> there = surroundings.elsewhere.stream()
                .filter(candidate -> candidate.address().getAddress().getClass()
                        == source.address().getAddress().getClass())
                .toList();
        if (there.isEmpty()) {
            surroundings.drop(DropReason.UNEXPECTED);
        } else {
            answer(surroundings.redirect(tag, allowed, there), source, allowed, now, now);
        }
    }

    private ResponderHello responderHello(InitiatorHello hello, Path source, long now) {
        CryptographyProfile profile = surroundings.profile;
        byte[] discriminator = hello.endpointDiscriminator();
        int cookieLength = profile.takesShortAnswer(discriminator) ? CookieFactory.SHORT : CookieFactory.LONG;
        byte[] cookie = cookies.create(cookieLength, source.address(), profile.helloNote(discriminator), now);
        return new ResponderHello(hello.tag(), cookie, profile.certificateFor(discriminator));
    }

    private void lookUp(InitiatorHello hello, Path source, int datagramLength) {
        if (surroundings.settings.servesStrangers()) {
            surroundings.listener.lookupRequested(
                    hello.endpointDiscriminator(), hello.tag(), source.address(), source.interfaceId(),
                    datagramLength);
        } else {
            surroundings.drop(DropReason.NOT_SELECTED);
        }
    }

    /** RFC 7016 §3.5.1.1.2: the address is part of the cookie, and no state is created. */
    private void answer(Chunk answer, Path source, int allowed, long now, long sendAt) {
        DropReason refusal = budget.refusal(source, surroundings.outbox.datagramLength(answer), allowed, now);
        if (refusal == null) {
            surroundings.outbox.send(answer, 0, source, sendAt);
        } else {
            surroundings.drop(refusal);
        }
    }

    /** Answers an introduced initiator at the address that the introducer saw it at, by all ways that lead there. */
    void receiveForwarded(byte[] tag, InetSocketAddress address, int usual, long now) {
        byte[] certificate = surroundings.profile.certificate().encoded();
        surroundings.interfaces.eachPath(address, usual, now, (path, sendAt) -> {
            byte[] cookie = cookies.create(CookieFactory.LONG, path.address(), NO_NOTE, now);
            answer(new ResponderHello(tag, cookie, certificate), path,
                    surroundings.settings.amplification() * SessionParameters.PACKET_SIZE, now, sendAt);
        });
    }

    void receive(InitiatorInitialKeying keying, Path source, int datagramLength, long now) {
        if (keying.initiatorSessionId() == 0) {
            surroundings.drop(DropReason.MALFORMED);
            return;
        }
        if (surroundings.settings.servesStrangers()
                && keying.payloadLength() > SessionParameters.KEYING_LENGTH_LIMIT) {
            surroundings.drop(DropReason.OVER_LIMIT);
            return;
        }
        switch (cookies.check(keying.cookieEcho(), source.address(), now)) {
            case GOOD -> receiveWithCookie(keying, source, now);
            case OTHER_ADDRESS -> changeCookie(keying, source, datagramLength, now);
            // RFC 7016 §3.5.1.1.2: not authentic or expired, ignore
            default -> surroundings.drop(DropReason.BAD_COOKIE);
        }
    }

    /** RFC 7016 §3.5.1.2. One good cookie may come from anywhere: so it gets no more back than it brought. */
    private void changeCookie(InitiatorInitialKeying keying, Path source, int datagramLength, long now) {
        byte[] old = keying.cookieEcho();
        byte[] cookie = cookies.create(old.length, source.address(), CookieFactory.note(old), now);
        RHelloCookieChange change = new RHelloCookieChange(old, cookie);
        DropReason refusal = budget.refusal(
                source, surroundings.outbox.datagramLength(change), datagramLength, now);
        if (refusal == null) {
            surroundings.outbox.send(change, keying.initiatorSessionId(), source, now);
        } else {
            surroundings.drop(refusal);
        }
    }

    private void receiveWithCookie(InitiatorInitialKeying keying, Path source, long now) {
        KeyingDigest digest = history.digest(keying);
        ProvisionalSession earlier = surroundings.provisional.byDigest(digest);
        if (earlier != null) {
            answerAgain(earlier, source, now);
        } else if (history.contains(digest, now)) {
            surroundings.drop(DropReason.REPLAYED);
        } else if (!surroundings.acceptsSessions() || !surroundings.keying.accepts(source.address().getAddress())) {
            surroundings.drop(DropReason.OVER_LIMIT);
        } else {
            receiveNew(keying, digest, source, now);
        }
    }

    /**
     * RFC 7016 §3.5.1.1.2: a retransmission gets the same answer. If it comes from elsewhere with a cookie for there, a
     * NAT gave the initiator another address on the way.
     */
    private void answerAgain(ProvisionalSession earlier, Path source, long now) {
        if (!earlier.isAt(source)) {
            if (!isAddressFree(earlier.certificate(surroundings.profile), source, now)) {
                surroundings.drop(DropReason.UNEXPECTED);
                return;
            }
            earlier.alsoAt(source);
        }
        surroundings.provisional.refresh(earlier, now);
        surroundings.outbox.send(earlier.answer(), earlier.sendId(), source, now);
    }

    private void receiveNew(InitiatorInitialKeying keying, KeyingDigest digest, Path source, long now) {
        KeyingDigest exact = history.exactDigest(keying);
        if (history.isBegun(exact)) {
            surroundings.drop(DropReason.REPLAYED);
            return;
        }
        Optional<Certificate> certificate = surroundings.profile.decodeCertificate(keying.initiatorCertificate());
        if (certificate.isEmpty()) {
            surroundings.drop(DropReason.BAD_CERTIFICATE);
        } else if (!glare.admits(certificate.get(), keying.initiatorSessionId(), source, now)) {
            surroundings.drop(DropReason.GLARE);
        } else if (!isAddressFree(certificate.get(), source, now)) {
            surroundings.drop(DropReason.UNEXPECTED);
        } else {
            history.begin(exact);
            surroundings.keying.add(new ResponderAgreement(surroundings, keying, digest, exact, source));
        }
    }

    /**
     * RFC 7016 §3.5.1.1.2: from the address of an open session of somebody else it would be ignored. But a NAT may have
     * given that address to somebody new: then the old session is asked, and if it stays silent makes room.
     */
    private boolean isAddressFree(Certificate certificate, Path source, long now) {
        Session holder = surroundings.table.openByAddress(source.address());
        return holder == null
                || surroundings.profile.overrides(certificate, holder.farCertificate)
                || !answersChallenge(holder, now);
    }

    /** Asks a session's far end for a sign of life; false once it had the time to give one and did not. */
    private static boolean answersChallenge(Session holder, long now) {
        if (holder.challengedAt < 0 || holder.keepalive.lastHeard() >= holder.challengedAt) {
            holder.challengedAt = now;
            holder.keepalive.wantPing();
            holder.wake();
            return true;
        }
        if (now - holder.challengedAt < holder.timeout.effective()) {
            return true;
        }
        SessionTransitions.timedOut(holder, now);
        return false;
    }
}
