package io.github.peerfire.smack.muji;

import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.muji.element.Muji;
import io.github.peerfire.smack.muji.element.MujiContent;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * One user's part in the conference of a room: waits for its turn, says what it takes part in, and knows who else does
 * (XEP-0272 section 5, ProtoXEP section 9). The room's order of presences decides who begins a session: whoever came later.
 * Lives on the calls' thread.
 */
public final class Conference {

    /** Nobody waits longer for somebody who never gets ready. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Of a larger room the others are not seen. */
    private static final int MOST_OCCUPANTS = 1000;

    private final Resourcepart nick;
    private final ConferenceRoom room;
    private final CallAbilities abilities;
    private final ConferenceLimits limits;
    private final CallClock clock;
    private final ConferenceListener listener;
    private final Map<Resourcepart, Occupant> others = new LinkedHashMap<>();
    private final Set<Resourcepart> awaited = new HashSet<>();
    private Set<MediaKind> wanted = Set.of();
    private Set<MediaKind> taken = Set.of();
    private ConferenceState state = ConferenceState.OUTSIDE;
    private boolean queued;
    private CallClock.Timer patience = () -> { };

    /**
     * Of a room that the user is in.
     *
     * @param nick the user's name there
     */
    public Conference(
            Resourcepart nick, ConferenceRoom room, CallAbilities abilities, ConferenceLimits limits, CallClock clock,
            ConferenceListener listener) {
        this.nick = nick;
        this.room = room;
        this.abilities = abilities;
        this.limits = limits;
        this.clock = clock;
        this.listener = listener;
    }

    /** Where the user stands. */
    public ConferenceState state() {
        return state;
    }

    /** Wants to take part, with these kinds of media as far as the others allow. */
    public void join(Set<MediaKind> kinds) {
        if (state == ConferenceState.PREPARING || state == ConferenceState.ANNOUNCED || state == ConferenceState.JOINED) {
            return;
        }
        wanted = EnumSet.copyOf(kinds);
        queued = false;
        awaited.clear();
        enter(ConferenceState.PREPARING);
        room.announce(Optional.of(Muji.preparing(List.of())));
    }

    /** Does not take part any more. */
    public void leave() {
        patience.cancel();
        if (state != ConferenceState.OUTSIDE) {
            room.announce(Optional.empty());
            enter(ConferenceState.OUTSIDE);
        }
    }

    /** The room tells an occupant's presence, perhaps the user's own. */
    public void present(Occupant occupant) {
        if (occupant.nick().equals(nick)) {
            repeated(occupant);
            return;
        }
        if (!others.containsKey(occupant.nick()) && others.size() >= MOST_OCCUPANTS) {
            return;
        }
        Optional<Occupant> before = Optional.ofNullable(others.put(occupant.nick(), occupant));
        tell(before.filter(Occupant::isParticipant), Optional.of(occupant).filter(Occupant::isParticipant));
        if (!occupant.isPreparing()) {
            arrived(occupant.nick());
        }
    }

    /** The room tells that an occupant is gone. */
    public void gone(Resourcepart occupant) {
        tell(Optional.ofNullable(others.remove(occupant)).filter(Occupant::isParticipant), Optional.empty());
        arrived(occupant);
    }

    /** Whether the sessions of a device are accepted: the user takes part, and it is in the room (ProtoXEP section 9). */
    public boolean accepts(EntityFullJid device) {
        boolean taking = state == ConferenceState.ANNOUNCED || state == ConferenceState.JOINED;
        return taking && others.values().stream().anyMatch(other -> other.device().equals(Optional.of(device)));
    }

    /** The kinds of media that the user has said to take part with. */
    public Set<MediaKind> taken() {
        return Set.copyOf(taken);
    }

    /** Those who take part besides the user, in the order of their coming to the room. */
    public List<Occupant> participants() {
        return others.values().stream().filter(Occupant::isParticipant).toList();
    }

    /** The codecs of ours that all others who take part with a kind can decode, best first. */
    public List<Codec> common(MediaKind kind) {
        List<RtmfpDescription> theirs = descriptions(kind);
        return abilities.describe(kind).codecs().stream()
                .filter(codec -> theirs.stream().allMatch(other -> other.codecs().stream().anyMatch(codec::matches)))
                .toList();
    }

    private void tell(Optional<Occupant> before, Optional<Occupant> now) {
        boolean same = before.flatMap(Occupant::device).equals(now.flatMap(Occupant::device));
        if (!same) {
            before.flatMap(Occupant::device).ifPresent(listener::left);
            now.ifPresent(listener::came);
        }
    }

    /** The room repeats what the user said: its place among the others is fixed. */
    private void repeated(Occupant self) {
        if (state == ConferenceState.PREPARING && self.isPreparing() && !queued) {
            queued = true;
            others.values().stream().filter(Occupant::isPreparing).map(Occupant::nick).forEach(awaited::add);
            patience = clock.schedule(PATIENCE, this::waitNoLonger);
            arrived(nick);
        } else if (state == ConferenceState.ANNOUNCED && self.isParticipant()) {
            enter(ConferenceState.JOINED);
            participants().forEach(listener::meet);
        }
    }

    private void waitNoLonger() {
        awaited.clear();
        arrived(nick);
    }

    private void arrived(Resourcepart occupant) {
        awaited.remove(occupant);
        if (state == ConferenceState.PREPARING && queued && awaited.isEmpty()) {
            patience.cancel();
            announce();
        }
    }

    private void announce() {
        Set<MediaKind> possible = filter(wanted, this::hasRoom);
        taken = filter(possible, this::isUnderstood);
        if (taken.isEmpty()) {
            room.announce(Optional.empty());
            enter(possible.isEmpty() ? ConferenceState.FULL : ConferenceState.NO_COMMON_CODEC);
        } else {
            enter(ConferenceState.ANNOUNCED);
            room.announce(Optional.of(Muji.of(taken.stream()
                    .map(kind -> MujiContent.of(kind.word(), abilities.describe(kind))).toList())));
        }
    }

    private static Set<MediaKind> filter(Set<MediaKind> kinds, Predicate<MediaKind> condition) {
        Set<MediaKind> found = EnumSet.noneOf(MediaKind.class);
        kinds.stream().filter(condition).forEach(found::add);
        return found;
    }

    private boolean hasRoom(MediaKind kind) {
        return participants().size() < limits.people() && descriptions(kind).size() < limits.of(kind);
    }

    private boolean isUnderstood(MediaKind kind) {
        return abilities.kinds().contains(kind) && (kind == MediaKind.DATA || !common(kind).isEmpty());
    }

    private List<RtmfpDescription> descriptions(MediaKind kind) {
        return participants().stream().flatMap(other -> other.muji().stream())
                .flatMap(said -> said.contents().stream()).flatMap(content -> content.description().stream())
                .filter(description -> description.media() == kind).toList();
    }

    private void enter(ConferenceState next) {
        if (state != next) {
            state = next;
            listener.state(next);
        }
    }
}
