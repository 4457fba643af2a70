package io.github.peerfire.bench.flood;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Attacks a server from many addresses, on a thread of its own, at a rate that can be changed while it does. */
public final class Attackers implements AutoCloseable {

    private static final long COOKIE_AGE = 20 * Time.SECOND;
    private static final long PAUSE = Time.MILLISECOND / 2;
    /** What was missed while the thread did not run is not made up for beyond that. */
    private static final long LONGEST_LAG = 20 * Time.MILLISECOND;
    private static final int AT_ONCE = 64;

    private final List<AttackSource> sources = new ArrayList<>();
    private final HostilePackets packets;
    private final List<Attack> attacks;
    private final Thread thread = new Thread(this::run, "attackers");
    private volatile double perSecond;
    private volatile long sent;
    private volatile boolean over;
    private long cookiesAt = -COOKIE_AGE;

    /**
     * They do nothing before they are given a rate.
     *
     * @param identity with a static key of group 2
     * @param count how many addresses
     * @param attacks what they do in turn; one may be there more than once
     */
    public Attackers(InetSocketAddress server, byte[] discriminator, FlashCryptographyProfile identity, int count,
            List<Attack> attacks) throws IOException {
        SplittableRandom random = new SplittableRandom();
        this.packets = new HostilePackets(identity, discriminator, random::nextBytes);
        this.attacks = List.copyOf(attacks);
        for (int i = 0; i < count; i++) {
            sources.add(new AttackSource(server, i));
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** How many packets they send in a second from now on. */
    public void setRate(double packetsPerSecond) {
        perSecond = packetsPerSecond;
    }

    /** Packets that were sent so far. */
    public long sent() {
        return sent;
    }

    private void run() {
        try {
            long number = 0;
            double credit = 0;
            for (long before = System.nanoTime(); !over; ) {
                long now = System.nanoTime();
                credit += Math.min(now - before, LONGEST_LAG) * perSecond / Time.SECOND;
                before = now;
                if (perSecond > 0 && now - cookiesAt >= COOKIE_AGE) {
                    askForCookies(now);
                }
                int most = (int) Math.min(credit, AT_ONCE);
                for (int i = 0; i < most; i++) {
                    attack(number++);
                }
                credit -= most;
                if (credit < 1) {
                    LockSupport.parkNanos(PAUSE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void askForCookies(long now) throws IOException {
        for (AttackSource source : sources) {
            source.drain();
            source.send(packets.hello());
        }
        cookiesAt = now;
    }

    private void attack(long number) throws IOException {
        int index = (int) (number % sources.size());
        AttackSource source = sources.get(index);
        AttackSource other = sources.get((index + 1) % sources.size());
        if (source.cookie() == null || other.cookie() == null) {
            source.receive(packets.startup());
            return;
        }
        Attack attack = attacks.get((int) (number / sources.size() % attacks.size()));
        source.send(packets.next(attack, source, other));
        sent++;
        if (System.nanoTime() - cookiesAt < Time.SECOND) {
            source.receive(packets.startup());
        } else {
            source.drain();
        }
    }

    @Override
    public void close() throws IOException {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (AttackSource source : sources) {
            source.close();
        }
    }
}
