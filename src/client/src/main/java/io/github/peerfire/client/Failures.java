package io.github.peerfire.client;

import io.github.peerfire.flash.NetStatusException;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.smack.ServiceNotFoundException;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
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

    /** Whether an RTMFP server gave no answer at all, though its address is known. */
    static boolean isSilence(Throwable failure) {
        return root(failure) instanceof NetStatusException status && status.getCause() == null
                && status.status().code().equals(StatusCode.CONNECT_FAILED);
    }

    /** Whether no connection came about, for whatever reason but a refusal. */
    static boolean isUnreachable(Throwable failure) {
        return root(failure) instanceof NetStatusException status
                && status.status().code().equals(StatusCode.CONNECT_FAILED);
    }

    /** With a sentence that says at which step signing in failed, and why. */
    static SignInException explained(SignInStep step, ClientConfig config, Throwable failure, boolean relays) {
        Throwable root = root(failure);
        return root instanceof SignInException known ? known
                : new SignInException(step, config, relays, root);
    }

    /** Where the XMPP stream is to go. */
    static String server(ClientConfig config) {
        return config.host().map(host -> host + ":" + config.port()).orElse(config.account().getDomain().toString());
    }

    /**
     * Says why something failed.
     *
     * @param places the server, the account, and its domain
     */
    static String sentence(Locale locale, SignInStep step, List<String> places, Throwable failure) {
        boolean none = step == SignInStep.SERVICE_FOUND && failure instanceof ServiceNotFoundException;
        List<Object> parts = new ArrayList<>(places);
        parts.add(reason(locale, failure));
        return Sentences.of(locale, "SignInStep." + step + (none ? ".none" : ""), parts.toArray());
    }

    private static String reason(Locale locale, Throwable failure) {
        if (failure instanceof NetStatusException status && !isUnreachable(failure)) {
            return Sentences.of(locale, "reason.refused", status.status().description());
        } else if (failure instanceof XMPPException.StreamErrorException ended) {
            return Sentences.of(locale, "reason.condition",
                    ended.getStreamError().getCondition().toString().replace('_', '-'));
        } else if (failure instanceof XMPPException.XMPPErrorException refused && refused.getStanzaError() != null) {
            return Sentences.of(locale, "reason.condition", condition(refused.getStanzaError()));
        }
        String key = key(failure);
        return Sentences.of(locale, "reason." + (key.isEmpty() ? "other" : key));
    }

    /** Whether there is a sentence for it. */
    static boolean isForeseen(Throwable failure) {
        return failure instanceof NetStatusException || failure instanceof XMPPException
                || failure instanceof ServiceNotFoundException || !key(failure).isEmpty();
    }

    /** What keeps the XMPP stream from coming back, as an attempt showed; empty if it may be gone the next time. */
    static Optional<ClientState> obstacle(Throwable failure) {
        if (failure instanceof XMPPException) {
            return Optional.of(ClientState.TURNED_AWAY);
        }
        return switch (key(failure)) {
            case "certificate" -> Optional.of(ClientState.SERVER_UNTRUSTED);
            case "noTls" -> Optional.of(ClientState.SERVER_WITHOUT_TLS);
            case "noAnswer", "unreachable" -> Optional.of(ClientState.SERVER_UNREACHABLE);
            case "unknown" -> Optional.of(ClientState.SERVER_UNKNOWN);
            default -> Optional.empty();
        };
    }

    private static String key(Throwable failure) {
        if (comesOf(CertificateException.class, failure)) {
            return "certificate";
        } else if (failure instanceof SmackException.SecurityRequiredByClientException
                || comesOf(SSLException.class, failure) && !comesOf(EOFException.class, failure)) {
            return "noTls";
        } else if (failure instanceof SASLErrorException refused) {
            return switch (refused.getSASLFailure().getSASLError()) {
                case temporary_auth_failure -> "notNow";
                case account_disabled -> "disabled";
                default -> "credentials";
            };
        } else if (failure instanceof SmackException.NoResponseException || failure instanceof TimeoutException
                || isSilence(failure)) {
            return "noAnswer";
        } else if (failure instanceof SmackException.EndpointConnectionException || isUnreachable(failure)) {
            return "unreachable";
        } else if (failure instanceof SmackException.NoEndpointsDiscoveredException
                || failure instanceof UnknownHostException) {
            return "unknown";
        } else if (failure instanceof UnprovenServerException) {
            return "unproven";
        } else if (failure instanceof PlainTextException) {
            return "plainText";
        } else if (failure instanceof SmackException.NotConnectedException || comesOf(IOException.class, failure)) {
            return "lost";
        }
        return "";
    }

    private static boolean comesOf(Class<? extends Exception> what, Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(what::isInstance);
    }

    private static String condition(StanzaError error) {
        return error.getCondition().toString().replace('_', '-');
    }
}
