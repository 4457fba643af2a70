package io.github.peerfire.client;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Signing in failed; the message is an English sentence for people that says at which step and why. */
public final class SignInException extends Exception {

    private static final long serialVersionUID = 1L;

    private final SignInStep step;
    private final String server;
    private final String account;
    private final String domain;
    private final boolean relays;

    /**
     * Makes one.
     *
     * @param step the step that was not reached
     * @param config how it was tried
     * @param relays whether the service named TURN servers
     * @param cause what happened
     */
    SignInException(SignInStep step, ClientConfig config, boolean relays, Throwable cause) {
        super(cause);
        this.step = step;
        this.server = Failures.server(config);
        this.account = config.account().toString();
        this.domain = config.account().getDomain().toString();
        this.relays = relays;
    }

    /** The step that was not reached. */
    public SignInStep step() {
        return step;
    }

    /** What it tells about the network; empty if it tells nothing. */
    public Optional<Diagnosis> diagnosis() {
        return step == SignInStep.RENDEZVOUS_CONNECTED && Failures.isSilence(getCause())
                ? Optional.of(relays ? Diagnosis.UDP_BLOCKED_DESPITE_RELAY : Diagnosis.UDP_BLOCKED)
                : Optional.empty();
    }

    /** Whether the server's certificate is not trusted; {@link ClientConfig#withTrusted} names one of its own. */
    public boolean isUntrusted() {
        return step == SignInStep.CONNECTED
                && Failures.obstacle(getCause()).filter(ClientState.SERVER_UNTRUSTED::equals).isPresent();
    }

    /** Whether the sentence says why; if not, only {@link #getCause} does, which is for those who mend it. */
    public boolean isForeseen() {
        return Failures.isForeseen(getCause());
    }

    /** A sentence for people that says at which step signing in failed, and why. */
    public String explain(Locale locale) {
        return Failures.sentence(locale, step, List.of(server, account, domain), getCause());
    }

    @Override
    public String getMessage() {
        return explain(Locale.ENGLISH);
    }
}
