package io.github.peerfire.smack.muji;

import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.muji.element.Muji;
import io.github.peerfire.smack.muji.element.MujiContent;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * One user's part in the conference of a room: waits for its turn, says what it takes part in, and knows who else does
 * (XEP-0272 section 5, ProtoXEP section 9). Rooms need not tell all occupants the same order, so the turn goes by name.
 * Lives on the calls' thread.
 */
public final class Conference {

    /** Nobody waits longer for somebody who never gets ready. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Where not all have room, others who prepare at the same time are heard of before anything is decided. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    /** A room that has put the user out says so by then. */
    private static final Duration OWN_WORD = Duration.ofSeconds(2);

    /** Of a larger room the others are not seen. */
    private static final int MOST_OCCUPANTS = 1000;

    private final Resourcepart nick;
    private final ConferenceRoom room;
    private final CallAbilities abilities;
    private final ConferenceLimits limits;
    private final CallClock clock;
    private final ConferenceListener listener;
    private final Statement statement;
    private final Map<Resourcepart, Occupant> others = new LinkedHashMap<>();
    private final Map<MediaKind, ConferenceState> leftOut = new EnumMap<>(MediaKind.class);
    private Set<MediaKind> wanted = Set.of();
    private Set<MediaKind> taken = Set.of();
    private ConferenceState state = ConferenceState.OUTSIDE;
    private Optional<RoomEnding> ending = Optional.empty();
    private Turn turn = Turn.UNHEARD;
    private CallClock.Timer patience = () -> { };
    private CallClock.Timer settling = () -> { };
    private CallClock.Timer dismissal = () -> { };

    /** How far somebody who prepares has come. */
    private enum Turn { UNHEARD, SETTLING, WAITING, NOW }

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
        this.statement = new Statement(room, clock, () -> {
            stop();
            enter(ConferenceState.UNHEARD);
        });
    }

    /** Where the user stands. */
    public ConferenceState state() {
        return state;
    }

    /** Why the user is not in the room any more; empty unless the state is {@code REMOVED}. */
    public Optional<RoomEnding> ending() {
        return ending;
    }

    /** Wants to take part, with these kinds of media as far as the others allow. */
    public void join(Set<MediaKind> kinds) {
        if (state == ConferenceState.PREPARING || isTaking()) {
            return;
        }
        wanted = EnumSet.copyOf(kinds);
        turn = Turn.UNHEARD;
        ending = Optional.empty();
        enter(ConferenceState.PREPARING);
        statement.say(Muji.preparing(List.of()));
    }

    /** Does not take part any more. */
    public void leave() {
        boolean inside = state != ConferenceState.OUTSIDE && state != ConferenceState.REMOVED;
        stop();
        if (inside) {
            statement.withdraw();
            enter(ConferenceState.OUTSIDE);
        }
    }

    /** The user is not in the room any more. Nothing is said to it, since that might be taken for the wish to enter. */
    public void removed(RoomEnding why) {
        boolean inside = state != ConferenceState.OUTSIDE && state != ConferenceState.REMOVED;
        stop();
        if (inside) {
            ending = Optional.of(why);
            enter(ConferenceState.REMOVED);
        }
    }

    private void stop() {
        patience.cancel();
        settling.cancel();
        dismissal.cancel();
        statement.stop();
    }

    /** The room tells an occupant's presence, perhaps the user's own. */
    public void present(Occupant occupant) {
        if (occupant.nick().equals(nick)) {
            repeated(occupant);
            return;
        }
        boolean known = others.containsKey(occupant.nick());
        if (!known && others.size() >= MOST_OCCUPANTS) {
            return;
        }
        Optional<Occupant> before = Optional.ofNullable(others.put(occupant.nick(), occupant));
        if (!known) {
            statement.somebodyEntered();
        }
        tell(before.filter(Occupant::isParticipant), Optional.of(occupant).filter(Occupant::isParticipant));
        goOn();
    }

    /** The room tells that an occupant is gone. */
    public void gone(Resourcepart occupant) {
        Optional.ofNullable(others.remove(occupant)).flatMap(Occupant::device).ifPresent(listener::left);
        goOn();
    }

    /** A device that seems to take part does not answer: asks the room whether it is there. */
    public void doubt(EntityFullJid device) {
        others.values().stream().filter(other -> other.device().equals(Optional.of(device))).map(Occupant::nick)
                .findFirst().ifPresent(suspect -> room.ask(suspect).thenAccept(answer -> {
                    if (answer == RoomAnswer.GONE) {
                        gone(suspect);
                    } else if (answer == RoomAnswer.NOT_ADMITTED) {
                        // The room's own word, which says why, may be under way.
                        dismissal.cancel();
                        dismissal = clock.schedule(OWN_WORD, () -> removed(RoomEnding.FORGOTTEN));
                    }
                }));
    }

    /**
     * Whether the sessions of a device are accepted: the user takes part, and it is in the room (ProtoXEP section 9).
     */
    public boolean accepts(EntityFullJid device) {
        return isTaking() && others.values().stream().anyMatch(other -> other.device().equals(Optional.of(device)));
    }

    private boolean isTaking() {
        return state == ConferenceState.ANNOUNCED || state == ConferenceState.JOINED;
    }

    /** The kinds of media that the user has said to take part with. */
    public Set<MediaKind> taken() {
        return Set.copyOf(taken);
    }

    /** The kinds that the user wanted and does not take part with: {@code FULL} or {@code NO_COMMON_CODEC}. */
    public Map<MediaKind, ConferenceState> leftOut() {
        return Map.copyOf(leftOut);
    }

    /** Whether as many take part as may, whatever their media. */
    public boolean isFull() {
        return participants().size() >= limits.people();
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
        } else if (now.isPresent() && !now.equals(before)) {
            listener.changed(now.get());
        }
    }

    /** The room repeats what the user said. */
    private void repeated(Occupant self) {
        if (state == ConferenceState.PREPARING && self.isPreparing() && turn == Turn.UNHEARD) {
            statement.heard();
            patience = clock.schedule(PATIENCE, this::decide);
            turn = Turn.SETTLING;
            if (isCrowded()) {
                settling = clock.schedule(SETTLING, this::settled);
            } else {
                settled();
            }
        } else if (state == ConferenceState.ANNOUNCED && self.isParticipant()) {
            statement.heard();
            enter(ConferenceState.JOINED);
            participants().forEach(listener::meet);
        }
    }

    /** Whether it could be that not all who are in the room may take part with all that the user wants. */
    private boolean isCrowded() {
        return wanted.stream().anyMatch(kind -> others.size() >= limits.of(kind));
    }

    private void settled() {
        turn = Turn.WAITING;
        goOn();
    }

    /** It is the user's turn when nobody prepares whose name comes first. */
    private void goOn() {
        if (state == ConferenceState.PREPARING && turn == Turn.WAITING && others.values().stream()
                .noneMatch(other -> other.isPreparing() && isFirst(other.nick()))) {
            decide();
        }
    }

    private boolean isFirst(Resourcepart other) {
        return other.toString().compareTo(nick.toString()) < 0;
    }

    private void decide() {
        patience.cancel();
        settling.cancel();
        turn = Turn.NOW;
        leftOut.clear();
        wanted.forEach(kind -> obstacle(kind).ifPresent(why -> leftOut.put(kind, why)));
        taken = EnumSet.copyOf(wanted);
        taken.removeAll(leftOut.keySet());
        if (taken.isEmpty()) {
            statement.withdraw();
            boolean possible = leftOut.containsValue(ConferenceState.NO_COMMON_CODEC);
            enter(possible ? ConferenceState.NO_COMMON_CODEC : ConferenceState.FULL);
        } else {
            enter(ConferenceState.ANNOUNCED);
            statement.say(Muji.of(taken.stream()
                    .map(kind -> MujiContent.of(kind.word(), abilities.describe(kind))).toList()));
        }
    }

    private Optional<ConferenceState> obstacle(MediaKind kind) {
        if (isFull() || descriptions(kind).size() >= limits.of(kind)) {
            return Optional.of(ConferenceState.FULL);
        }
        boolean understood = abilities.kinds().contains(kind) && (kind == MediaKind.DATA || !common(kind).isEmpty());
        return understood ? Optional.empty() : Optional.of(ConferenceState.NO_COMMON_CODEC);
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
