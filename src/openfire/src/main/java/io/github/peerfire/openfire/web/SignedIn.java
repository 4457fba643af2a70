package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Administrator;
import java.util.Optional;
import java.util.function.Predicate;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;
import org.jivesoftware.openfire.auth.AuthToken;

/**
 * Who has signed in to the console. Openfire's filter has looked already; but that of 4.2.0 lets anybody in who found
 * the right path (CVE-2023-32315), and keeps letting in who is no administrator any more.
 */
final class SignedIn {

    private static final String TOKEN = "jive.admin.authToken";
    /** In newer versions: who has no account, but a token from the server's own configuration. */
    private static final String ONE_TIME = "OneTimeAuthToken";

    private final Predicate<String> isAdministrator;

    /** Asks whether a user name is that of an administrator. */
    SignedIn(Predicate<String> isAdministrator) {
        this.isAdministrator = isAdministrator;
    }

    Optional<Administrator> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(TOKEN) instanceof AuthToken token)) {
            return Optional.empty();
        } else if (token.getClass().getSimpleName().equals(ONE_TIME)) {
            return Optional.of(Administrator.ONE_TIME);
        }
        return Optional.ofNullable(token.getUsername()).filter(name -> !name.isBlank()).filter(isAdministrator)
                .map(Administrator::new);
    }
}
