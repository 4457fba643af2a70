package io.github.peerfire.netty.turn;

import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;

/**
 * Why an allocation did not come about or is over.
 *
 * @param reason a sentence for people
 * @param retryAfter nanoseconds after which another allocation may be tried, from another local port;
 *     {@link Time#NEVER} if that would make no sense before something is changed
 * @param alternate the server to try instead; null for the same one
 */
public record TurnFailure(String reason, long retryAfter, InetSocketAddress alternate) {

    /** RFC 8656 §7.4: at least a minute if the server has no capacity. */
    private static final long LATER = 60 * Time.SECOND;
    private static final int LONGEST_REALM = 64;
    private static final long SOON = Time.SECOND;

    /** @param realm of the credentials that were used; null if none were asked for */
    static TurnFailure of(TurnError error, String server, String realm, boolean credentialsGiven) {
        return switch (error.code()) {
            case TurnError.TRY_ALTERNATE -> new TurnFailure(
                    server + " names another one to be used instead.", SOON, error.alternate());
            case TurnError.ALLOCATION_MISMATCH -> new TurnFailure(
                    server + " does not know the allocation any more, or knows an old one of this port.", SOON, null);
            case TurnError.UNAUTHENTICATED, TurnError.STALE_NONCE -> never(credentialsGiven
                    ? server + " does not accept the user name or password for its realm " + printable(realm) + "."
                    : server + " asks for a user name and password for its realm " + printable(realm)
                    + "; none are configured.");
            default -> new TurnFailure(server + " " + predicate(error.code()), retryAfter(error.code()), null);
        };
    }

    /** What the server says goes into a log. */
    private static String printable(String realm) {
        return realm == null ? "" : realm.codePoints()
                .filter(point -> !Character.isISOControl(point))
                .limit(LONGEST_REALM)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static TurnFailure never(String reason) {
        return new TurnFailure(reason, Time.NEVER, null);
    }

    private static String predicate(int code) {
        return switch (code) {
            case TurnError.NO_ANSWER -> "does not answer.";
            case TurnError.NOT_PROVEN -> "answers, but does not prove that it knows the password.";
            case TurnError.NOT_UNDERSTOOD -> "answers something that cannot be understood.";
            case TurnError.BAD_REQUEST -> "takes the request for malformed (400).";
            case TurnError.FORBIDDEN -> "refuses (403).";
            case TurnError.UNKNOWN_ATTRIBUTE -> "does not understand what it is asked for (420).";
            case TurnError.ADDRESS_FAMILY_NOT_SUPPORTED -> "lends addresses of neither IPv4 nor IPv6 (440).";
            case TurnError.WRONG_CREDENTIALS -> "made the allocation for another user (441).";
            case TurnError.UNSUPPORTED_TRANSPORT_PROTOCOL -> "does not relay UDP (442).";
            case TurnError.ALLOCATION_QUOTA_REACHED -> "has reached the quota of allocations of this user (486).";
            case TurnError.INSUFFICIENT_CAPACITY -> "has no capacity left (508).";
            default -> "answers with error " + code + ".";
        };
    }

    private static long retryAfter(int code) {
        return switch (code) {
            case TurnError.BAD_REQUEST, TurnError.FORBIDDEN, TurnError.UNKNOWN_ATTRIBUTE, TurnError.NOT_UNDERSTOOD,
                    TurnError.ADDRESS_FAMILY_NOT_SUPPORTED, TurnError.WRONG_CREDENTIALS,
                    TurnError.UNSUPPORTED_TRANSPORT_PROTOCOL -> Time.NEVER;
            default -> LATER;
        };
    }
}
