package io.github.peerfire.openfire;

import io.github.peerfire.openfire.settings.RtmfpProperties;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Says in one sentence why the rendezvous did not start and what to do. */
final class StartProblem {

    private static final String BEGINNING = "The RTMFP rendezvous did not start: ";

    private StartProblem() {
    }

    /** The sentence for a problem that came up while an address was bound. */
    static String explain(Throwable problem, InetSocketAddress bind) {
        if (!isOfThisMachine(bind)) {
            return BEGINNING + bind.getHostString() + " is not an address of this machine; set the property "
                    + RtmfpProperties.PREFIX + "bindAddress to one that is, or delete it to listen on all.";
        }
        if (has(problem, BindException.class)) {
            return BEGINNING + "UDP port " + bind.getPort() + " on " + bind.getHostString()
                    + " is taken by another program, or may not be used by this one; stop that program (it is tried "
                    + "again every 30 seconds), or set the property " + RtmfpProperties.PREFIX
                    + "port to a free port above 1023.";
        }
        return BEGINNING + "check the properties that begin with " + RtmfpProperties.PREFIX + " (" + problem + ").";
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
