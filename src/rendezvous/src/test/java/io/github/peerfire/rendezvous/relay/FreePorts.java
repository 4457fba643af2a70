package io.github.peerfire.rendezvous.relay;

import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody on this machine had when they were looked for, so that builds may run beside each other. */
public final class FreePorts {

    /** Below those that the system gives to whoever asks for any. */
    private static final int FIRST = 12_000;
    private static final int LAST = 31_000;
    private static final int ATTEMPTS = 100;

    private FreePorts() {
    }

    /** The first of some ports of UDP that follow one another and are free at all addresses. */
    public static int firstOf(int number) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(FIRST, LAST - number);
            if (areFree(first, number)) {
                return first;
            }
        }
        throw new IllegalStateException("There are no " + number + " free ports in a row");
    }

    private static boolean areFree(int first, int number) {
        List<DatagramSocket> sockets = new ArrayList<>();
        try {
            for (int port = first; port < first + number; port++) {
                sockets.add(new DatagramSocket(port));
            }
            return true;
        } catch (SocketException e) {
            return false;
        } finally {
            sockets.forEach(DatagramSocket::close);
        }
    }
}
