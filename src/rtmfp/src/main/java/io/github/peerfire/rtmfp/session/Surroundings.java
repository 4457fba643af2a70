package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.congestion.TimeCriticalNotification;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.flow.FlowRoom;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.util.List;

/** What all sessions of one endpoint share. */
final class Surroundings {

    final SessionSettings settings;
    final CryptographyProfile profile;
    final RandomSource random;
    final SessionShare share;
    final SessionListener listener;
    final PacketCipher startupCipher;
    final TrafficCounters counters = new TrafficCounters();
    final SessionTable table;
    /** What sessions begin with. */
    final Patience patience;
    final KeepalivePace pace;
    final KeyingHistory history;
    final ProvisionalSessions provisional;
    final Agenda agenda = new Agenda();
    final KeyingQueue keying;
    final PacketRate packetRate;
    final FlowRoom flowRoom;
    final GreetedAddresses greeted;
    final NearInterfaces interfaces;
    final TimeCriticalNotification timeCritical = new TimeCriticalNotification();
    final Outbox outbox;
    /** Set once, when the endpoint is put together. */
    SessionReceiver receiver;
    /** No more sessions are opened or accepted. */
    boolean closed;

    /** While not null, no new sessions are accepted, and who asks for one is told of these, if there are any. */
    List<CandidateAddress> elsewhere;

    Surroundings(SessionSettings settings, CryptographyProfile profile, RandomSource random, SessionShare share,
            SessionListener listener) {
        this.settings = settings;
        this.profile = profile;
        this.random = random;
        this.share = share;
        this.table = new SessionTable(share, random);
        this.patience = new Patience(settings.keepalivePeriod(), settings.silenceLimit());
        this.pace = new KeepalivePace(() -> table.open().size());
        this.keying = new KeyingQueue(share.keyingRoom(), counters);
        this.listener = listener;
        this.packetRate = new PacketRate(settings.servesStrangers());
        this.flowRoom = new FlowRoom(settings.flowRoom());
        this.greeted = new GreetedAddresses(random);
        this.interfaces = new NearInterfaces(settings.relayDelay());
        this.startupCipher = profile.startupCipher();
        this.history = new KeyingHistory(random);
        this.provisional = new ProvisionalSessions(table, history, random);
        this.outbox = new Outbox(startupCipher, counters);
    }

    /** What a session keeps of its far end's certificate; servers have many, and open none to whoever came to them. */
    Certificate kept(Certificate certificate) {
        return settings.servesStrangers() ? certificate.compact() : certificate;
    }

    boolean acceptsSessions() {
        return settings.acceptSessions() && !closed;
    }

    /** Answers a hello: has as many of the addresses, one at least, as so long a datagram has room for. */
    ResponderRedirect redirect(byte[] tag, int allowed, List<CandidateAddress> addresses) {
        int count = Math.min(addresses.size(), SessionParameters.CANDIDATE_LIMIT);
        ResponderRedirect answer = new ResponderRedirect(tag, first(count, addresses));
        while (count > 1 && outbox.datagramLength(answer) > allowed) {
            count--;
            answer = new ResponderRedirect(tag, first(count, addresses));
        }
        return answer;
    }

    private static List<CandidateAddress> first(int count, List<CandidateAddress> addresses) {
        return count == addresses.size() ? addresses : addresses.subList(0, count);
    }

    void drop(DropReason reason) {
        counters.dropped(reason);
    }
}
