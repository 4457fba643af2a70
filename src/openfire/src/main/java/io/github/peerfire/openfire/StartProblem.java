package io.github.peerfire.openfire;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/**
 * Says why the rendezvous did not start and what to do.
 *
 * @param sentence for the log
 * @param message the same for people
 */
record StartProblem(String sentence, Message message) {

    private static final String BEGINNING = "The RTMFP rendezvous did not start: ";
    private static final String KEY = "warning.not-listening.";

    /** What a problem means that came up while an address was bound. */
    static StartProblem of(Throwable problem, InetSocketAddress bind) {
        if (!isOfThisMachine(bind)) {
            return new StartProblem(BEGINNING + bind.getHostString()
                    + " is not an address of this machine; set the property " + RtmfpProperties.PREFIX
                    + "bindAddress to one that is, or delete it to listen on all.",
                    Message.of(KEY + "address", bind.getHostString()));
        }
        if (has(problem, BindException.class)) {
            return new StartProblem(BEGINNING + "UDP port " + bind.getPort() + " on " + host(bind)
                    + " is taken by another program, or may not be used by this one; stop that program (it is tried "
                    + "again every 30 seconds), or set the property " + RtmfpProperties.PREFIX
                    + "port to a free port above 1023.",
                    Message.of(KEY + "port", Integer.toString(bind.getPort()), host(bind)));
        }
        return new StartProblem(BEGINNING + "check the properties that begin with " + RtmfpProperties.PREFIX
                + " (" + problem + ").", Message.of(KEY + "other", problem));
    }

    /** An address to bind as people write it. */
    static String host(InetSocketAddress bind) {
        boolean all = !bind.isUnresolved() && bind.getAddress().isAnyLocalAddress();
        return all && bind.getAddress() instanceof Inet6Address ? "[::]" : bind.getHostString();
    }

    /** What it means that the second port could not be bound, while the rest works. */
    static StartProblem ofSecondPort(Throwable problem, int port) {
        if (has(problem, BindException.class)) {
            return new StartProblem("The second port of the RTMFP rendezvous could not be opened: UDP port " + port
                    + " is taken by another program, or may not be used by this one; until it can be, endpoints are "
                    + "not tested. Stop that program (it is tried again every 30 seconds), or set the property "
                    + RtmfpProperties.PREFIX + "probePort to a free port above 1023.",
                    Message.of("warning.second-port", Integer.toString(port)));
        }
        return new StartProblem("The RTMFP rendezvous did not take over its settings: " + problem,
                Message.of("warning.not-applied", problem));
    }

    private static boolean isOfThisMachine(InetSocketAddress bind) {
        try {
            return !bind.isUnresolved() && (bind.getAddress().isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(bind.getAddress()) != null);
        } catch (SocketException e) {
            return true;
        }
    }

    private static boolean has(Throwable problem, Class<? extends Throwable> type) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
