package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.congestion.TimeCriticalNotification;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.crypto.PacketCipher;

/** What all sessions of one endpoint share. */
final class Surroundings {

    final SessionSettings settings;
    final CryptographyProfile profile;
    final RandomSource random;
    final SessionListener listener;
    final PacketCipher startupCipher;
    final TrafficCounters counters = new TrafficCounters();
    final SessionTable table = new SessionTable();
    final KeyingHistory history;
    final ProvisionalSessions provisional;
    final Agenda agenda = new Agenda();
    final KeyingQueue keying = new KeyingQueue();
    final NearInterfaces interfaces;
    final TimeCriticalNotification timeCritical = new TimeCriticalNotification();
    final Outbox outbox;
    /** Set once, when the endpoint is put together. */
    SessionReceiver receiver;
    /** No more sessions are opened or accepted. */
    boolean closed;

    Surroundings(SessionSettings settings, CryptographyProfile profile, RandomSource random, SessionListener listener) {
        this.settings = settings;
        this.profile = profile;
        this.random = random;
        this.listener = listener;
        this.interfaces = new NearInterfaces(settings.relayDelay());
        this.startupCipher = profile.startupCipher();
        this.history = new KeyingHistory(random);
        this.provisional = new ProvisionalSessions(table, history);
        this.outbox = new Outbox(startupCipher, counters);
    }

    boolean acceptsSessions() {
        return settings.acceptSessions() && !closed;
    }

    void drop(DropReason reason) {
        counters.dropped(reason);
    }
}
