package io.github.peerfire.smack.muji;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.calls.ConferenceSessions;
import io.github.peerfire.smack.element.MediaKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jxmpp.jid.EntityFullJid;

/**
 * Sees to it that a participant of a conference has one session with each other. Whoever joined later begins it; where
 * the room left that open, or a session broke, both begin one after a while, and the tie-break leaves one (ProtoXEP
 * section 9). Lives on the calls' thread.
 */
public final class Mesh implements ConferenceListener {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 5;

    /** Twice as many as may take part: some come while others go. Whoever made the room may say anything. */
    private static final int MOST = 2 * ConferenceLimits.DEFAULT.people();

    /** Endings that another attempt would only repeat. */
    private static final Set<CallEnding> FINAL = Set.of(CallEnding.INSECURE, CallEnding.NO_COMMON_MEDIA);

    private final ConferenceSessions sessions;
    private final CallClock clock;
    private final MeshListener listener;
    private final Map<EntityFullJid, Leg> legs = new LinkedHashMap<>();
    private Conference conference;

    /** Of a conference that has no sessions yet. */
    public Mesh(ConferenceSessions sessions, CallClock clock, MeshListener listener) {
        this.sessions = sessions;
        this.clock = clock;
        this.listener = listener;
    }

    /** The conference of which this is told. */
    public void follow(Conference told) {
        conference = told;
    }

    /** One other device: a participant, or an occupant whose session came before the news that it is one. */
    private static final class Leg {
        private final EntityFullJid device;
        private Optional<Occupant> participant = Optional.empty();
        private Optional<CallSession> session = Optional.empty();
        private CallClock.Timer attempt = () -> { };
        private int failures;

        private Leg(EntityFullJid device) {
            this.device = device;
        }
    }

    @Override
    public void state(ConferenceState state) {
        listener.state(state);
    }

    @Override
    public void came(Occupant participant) {
        participant.device().filter(this::hasRoom).ifPresent(device -> {
            Leg leg = leg(device);
            leg.participant = Optional.of(participant);
            beginLater(leg);
        });
    }

    @Override
    public void changed(Occupant participant) {
        participant.device().map(legs::get).ifPresent(leg -> {
            leg.participant = Optional.of(participant);
            beginLater(leg);
        });
        listener.changed();
    }

    @Override
    public void meet(Occupant participant) {
        participant.device().filter(this::hasRoom).ifPresent(device -> {
            Leg leg = leg(device);
            leg.participant = Optional.of(participant);
            begin(leg);
        });
    }

    @Override
    public void left(EntityFullJid device) {
        Leg leg = legs.remove(device);
        if (leg != null) {
            leg.attempt.cancel();
            leg.session = Optional.empty();
            sessions.part(device);
            listener.left(device);
        }
    }

    /** An occupant has begun a session, which is accepted if there is room. */
    public void accepted(CallSession session) {
        session.device().filter(this::hasRoom)
                .ifPresentOrElse(device -> watch(leg(device), session), session::end);
    }

    private boolean hasRoom(EntityFullJid device) {
        return legs.containsKey(device) || legs.size() < MOST;
    }

    /** Begins nothing any more. */
    public void close() {
        legs.values().forEach(leg -> leg.attempt.cancel());
        legs.clear();
    }

    private Leg leg(EntityFullJid device) {
        Leg known = legs.get(device);
        if (known != null) {
            return known;
        }
        Leg leg = new Leg(device);
        legs.put(device, leg);
        listener.came(device);
        return leg;
    }

    private boolean isCurrent(Leg leg) {
        return legs.get(leg.device) == leg;
    }

    private void begin(Leg leg) {
        leg.attempt.cancel();
        Set<MediaKind> kinds = leg.participant.map(this::shared).orElse(Set.of());
        boolean possible = isCurrent(leg) && leg.session.isEmpty() && !kinds.isEmpty();
        if (possible && conference.state() == ConferenceState.JOINED) {
            watch(leg, sessions.initiate(leg.device, kinds));
        }
    }

    private Set<MediaKind> shared(Occupant participant) {
        Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);
        participant.muji().ifPresent(said -> said.contents().stream().flatMap(content -> content.description().stream())
                .forEach(description -> kinds.add(description.media())));
        kinds.retainAll(conference.taken());
        return kinds;
    }

    private void watch(Leg leg, CallSession session) {
        leg.attempt.cancel();
        leg.session = Optional.of(session);
        session.onState(state -> changed(leg, session, state));
        listener.began(session);
        if (session.state().isOver()) {
            changed(leg, session, session.state());
        }
    }

    private void changed(Leg leg, CallSession session, CallState state) {
        if (!isCurrent(leg) || !leg.session.equals(Optional.of(session))) {
            return;
        }
        if (state.phase() == CallPhase.ACTIVE) {
            leg.failures = 0;
        } else if (state.isOver()) {
            leg.session = Optional.empty();
            over(leg, state.ending().orElseThrow());
        }
    }

    private void over(Leg leg, CallEnding why) {
        if (leg.participant.isEmpty()) {
            left(leg.device);
        } else if (!FINAL.contains(why)) {
            leg.failures++;
            conference.doubt(leg.device);
            beginLater(leg);
        }
    }

    /** Of the two who wait, one waits longer. */
    private void beginLater(Leg leg) {
        leg.attempt.cancel();
        if (isCurrent(leg) && leg.session.isEmpty()) {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(leg.failures, MOST_DOUBLINGS));
            boolean first = sessions.self().compareTo(leg.device) < 0;
            leg.attempt = clock.schedule(first ? pause : pause.plus(pause.dividedBy(2)), () -> begin(leg));
        }
    }
}
