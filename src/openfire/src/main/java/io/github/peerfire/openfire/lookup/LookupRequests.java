package io.github.peerfire.openfire.lookup;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.limit.RateLimit;
import io.github.peerfire.rendezvous.SourceNetwork;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers what clients ask {@code reg.cgi} (ProtoXEP section 8.1). May wait for the server's database. */
final class LookupRequests {

    private static final int REQUESTS_PER_MINUTE = 30;
    private static final int SOURCES_REMEMBERED = 10_000;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String NOBODY = "0";
    private static final Pattern PEER_ID = Pattern.compile("[0-9A-Fa-f]{64}");

    private final LegacyNames names;
    private final Users users;
    private final RateLimit<SourceNetwork> perMinute;

    LookupRequests(LegacyNames names, Users users, Clock clock) {
        this.names = names;
        this.users = users;
        this.perMinute = new RateLimit<>(REQUESTS_PER_MINUTE, Duration.ofMinutes(1), clock, SOURCES_REMEMBERED);
    }

    /**
     * Answers a request.
     *
     * @param text the URL's query, null if it has none
     * @param client who asks
     */
    Answer answer(String text, InetAddress client) {
        if (!perMinute.tryAcquire(SourceNetwork.of(client))) {
            return Answer.nothing(TOO_MANY_REQUESTS);
        }
        Optional<Query> query = Query.parse(text);
        Optional<String> friend = query.flatMap(asked -> asked.get("friends"));
        Optional<String> user = query.flatMap(asked -> asked.get("username"));
        Optional<String> identity = query.flatMap(asked -> asked.get("identity"));
        if (friend.isPresent() && user.isEmpty() && identity.isEmpty()) {
            return find(friend.get());
        }
        return user.isPresent() && identity.isPresent() && friend.isEmpty()
                ? Answer.updated(update(user.get(), identity.get(), client)) : Answer.nothing(BAD_REQUEST);
    }

    private Answer find(String written) {
        Optional<PeerId> found = UserName.prepare(written)
                .flatMap(name -> users.isAccount(name) ? users.find(name) : names.find(name));
        return Answer.friend(written, found.map(PeerId::hex).orElse(null));
    }

    private boolean update(String written, String identity, InetAddress client) {
        Optional<String> name = UserName.prepare(written);
        if (name.isEmpty()) {
            return false;
        }
        if (identity.equals(NOBODY)) {
            return names.release(name.get(), client);
        }
        return PEER_ID.matcher(identity).matches() && !users.isAccount(name.get())
                && names.hold(name.get(), PeerId.parse(identity), client);
    }
}
