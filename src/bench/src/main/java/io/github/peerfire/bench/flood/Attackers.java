package io.github.peerfire.bench.flood;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Attacks a server from many addresses, on a thread of its own, at a rate that can be changed while it does. */
public final class Attackers extends SteadyThread {

    private static final long COOKIE_AGE = 20 * Time.SECOND;

    private final List<AttackSource> sources = new ArrayList<>();
    private final HostilePackets packets;
    private final List<Attack> attacks;
    private volatile long sent;
    private long number;
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
        super("attackers");
        SplittableRandom random = new SplittableRandom();
        this.packets = new HostilePackets(identity, discriminator, random::nextBytes);
        this.attacks = List.copyOf(attacks);
        for (int i = 0; i < count; i++) {
            sources.add(new AttackSource(server, i));
        }
        start();
    }

    /** Packets that were sent so far. */
    public long sent() {
        return sent;
    }

    @Override
    int act(int times, boolean active, long now) throws IOException {
        if (active && now - cookiesAt >= COOKIE_AGE) {
            askForCookies(now);
        }
        for (int i = 0; i < times; i++) {
            attack(number++);
        }
        return times;
    }

    private void askForCookies(long now) throws IOException {
        for (AttackSource source : sources) {
            source.drain();
            source.send(packets.hello());
        }
        cookiesAt = now;
    }

    private void attack(long turn) throws IOException {
        int index = (int) (turn % sources.size());
        AttackSource source = sources.get(index);
        AttackSource other = sources.get((index + 1) % sources.size());
        if (source.cookie() == null || other.cookie() == null) {
            source.receive(packets.startup());
            return;
        }
        Attack attack = attacks.get((int) (turn / sources.size() % attacks.size()));
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
        super.close();
        for (AttackSource source : sources) {
            source.close();
        }
    }
}
