package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;

/**
 * What sources of hellos that are too short for an answer have saved up: librtmfp's hello is, where the URL's path is,
 * and gets its answer when it is repeated. A fixed number of places for the latest such sources, so that a hello leaves
 * nothing more behind (RFC 7016 §3.5.1.1.2): somebody who takes another's place delays that one, and nobody gets more
 * than is due.
 */
final class HelloCredit {

    /** Clients repeat their hellos within seconds. */
    static final long LIFE = 30 * Time.SECOND;

    private static final int PLACES = 4_096;

    private final long secret;
    /** Made when they are first needed. */
    private long[] sources;
    private long[] since;
    private int[] saved;

    HelloCredit(RandomSource random) {
        this.secret = (long) random.nextInt() << 32 | random.nextInt() & 0xffffffffL;
    }

    /** Adds what a hello of a source earns, and takes the cost if there is enough; bytes. */
    boolean take(InetSocketAddress source, int earned, int cost, long now) {
        if (sources == null) {
            sources = new long[PLACES];
            since = new long[PLACES];
            saved = new int[PLACES];
        }
        long name = name(source);
        int place = (int) name & PLACES - 1;
        if (sources[place] != name || now - since[place] > LIFE) {
            sources[place] = name;
            saved[place] = 0;
        }
        since[place] = now;
        int sum = saved[place] + earned;
        saved[place] = sum < cost ? sum : 0;
        return sum >= cost;
    }

    /** Nobody can choose two addresses with the same one without knowing the secret. */
    private long name(InetSocketAddress source) {
        long mixed = secret ^ source.getPort();
        for (byte b : source.getAddress().getAddress()) {
            mixed = (mixed ^ b & 0xff) * 0x9e3779b97f4a7c15L;
            mixed ^= mixed >>> 29;
        }
        return (mixed ^ secret) * 0xbf58476d1ce4e5b9L >>> 1;
    }
}
