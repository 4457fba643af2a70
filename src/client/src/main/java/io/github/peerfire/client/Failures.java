package io.github.peerfire.client;

import io.github.peerfire.flash.NetStatusException;
import io.github.peerfire.smack.ServiceNotFoundException;
import io.github.peerfire.smack.xml.MalformedElementException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.sasl.SASLErrorException;

/** Makes sentences of exceptions. */
final class Failures {

    private Failures() {
    }

    /** What is behind the exceptions of futures. */
    static Throwable root(Throwable failure) {
        Throwable root = failure;
        while ((root instanceof CompletionException || root instanceof ExecutionException) && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** A sentence that says at which step signing in failed, and why. */
    static SignInException explained(SignInStep step, ClientConfig config, Throwable failure) {
        Throwable root = root(failure);
        return root instanceof SignInException known ? known
                : new SignInException(step, sentence(step, config, root), root);
    }

    private static String sentence(SignInStep step, ClientConfig config, Throwable failure) {
        return switch (step) {
            case CONNECTED -> "No XMPP stream to " + server(config) + ": " + stream(failure);
            case AUTHENTICATED -> "The server did not let " + config.account() + " in: " + reason(failure);
            case SERVICE_FOUND -> failure instanceof ServiceNotFoundException
                    ? failure.getMessage()
                    : "The server was not able to say whether it has a rendezvous service: " + reason(failure);
            case TICKET_RECEIVED -> "The rendezvous service gave no ticket: " + reason(failure);
            case RENDEZVOUS_CONNECTED -> "No RTMFP connection to the rendezvous: " + reason(failure);
            case BOUND -> "The rendezvous service did not bind our peer ID: " + reason(failure);
        };
    }

    private static String server(ClientConfig config) {
        return config.host().map(host -> host + ":" + config.port()).orElse(config.account().getDomain().toString());
    }

    private static String stream(Throwable failure) {
        if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            return "its certificate is not trusted; name the certificate to trust, or correct the server's.";
        }
        if (failure instanceof SmackException.SecurityRequiredByClientException) {
            return "it offers no TLS, which this client requires.";
        }
        return reason(failure);
    }

    private static String reason(Throwable failure) {
        if (failure instanceof SASLErrorException) {
            return "the account or its password is wrong.";
        } else if (failure instanceof XMPPException.XMPPErrorException refused) {
            return condition(refused.getStanzaError());
        } else if (failure instanceof SmackException.NoResponseException) {
            return "it did not answer in time.";
        } else if (failure instanceof SmackException.NotConnectedException) {
            return "the connection was lost.";
        } else if (failure instanceof NetStatusException status) {
            return status.status().toString();
        } else if (failure instanceof MalformedElementException || failure instanceof UnprovenServerException
                || failure instanceof IOException || failure instanceof SmackException) {
            return String.valueOf(failure.getMessage());
        }
        return failure.toString();
    }

    private static String condition(StanzaError error) {
        return error == null ? "it refused." : "it answered " + error.getCondition().toString().replace('_', '-') + ".";
    }
}
