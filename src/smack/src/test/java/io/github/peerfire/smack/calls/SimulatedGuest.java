package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.muji.Conference;
import io.github.peerfire.smack.muji.ConferenceLimits;
import io.github.peerfire.smack.muji.ConferenceRoom;
import io.github.peerfire.smack.muji.ConferenceState;
import io.github.peerfire.smack.muji.Mesh;
import io.github.peerfire.smack.muji.MeshListener;
import io.github.peerfire.smack.muji.Occupant;
import io.github.peerfire.smack.muji.RoomAnswer;
import io.github.peerfire.smack.muji.RoomEnding;
import io.github.peerfire.smack.muji.element.Muji;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** Somebody who comes to a simulated room and goes, with a real conference, real sessions and a simulated device. */
final class SimulatedGuest implements MeshListener, ConferenceHost, ConferenceRoom {

    private static final EntityBareJid ROOM = JidCreate.entityBareFromOrThrowUnchecked("standup@conf.example.net");

    private final VirtualClock clock;
    private final Random random;
    private final SimulatedDevice device;
    private final SimulatedRoom room;
    private final Resourcepart nick;
    private final boolean blocking;
    private final List<Runnable> held = new ArrayList<>();
    private final List<Runnable> unsent = new ArrayList<>();
    private final Set<EntityFullJid> members = new LinkedHashSet<>();
    private Conference conference;
    private ConferenceSessions sessions;
    private Mesh mesh;
    private long lastHeard;
    private long lastSaid;
    private Set<MediaKind> wanted = Set.of();
    private int visit;
    private boolean inside;

    /** @param blocking whether some networks let nothing through */
    SimulatedGuest(
            String name, VirtualClock clock, Random random, SimulatedDevice device, SimulatedRoom room,
            boolean blocking) {
        this.blocking = blocking;
        this.clock = clock;
        this.random = random;
        this.device = device;
        this.room = room;
        this.nick = Resourcepart.fromOrThrowUnchecked(name);
    }

    SimulatedDevice device() {
        return device;
    }

    Resourcepart nick() {
        return nick;
    }

    /** Counts the XMPP sessions in which the guest was in the room. */
    int visit() {
        return visit;
    }

    Conference conference() {
        return conference;
    }

    /** Whether it wants to be in the room. */
    boolean isInside() {
        return inside;
    }

    boolean isJoined() {
        return inside && conference.state() == ConferenceState.JOINED;
    }

    /** The others who take part, as far as it was told. */
    Set<EntityFullJid> members() {
        return members;
    }

    List<CallSession> sessions() {
        return sessions == null ? List.of() : sessions.all();
    }

    /** Enters the room, and wants to take part as soon as it is in. */
    void enter(Set<MediaKind> kinds) {
        inside = true;
        visit++;
        sessions = device.manager().conference(ROOM, this);
        mesh = new Mesh(sessions, clock, this);
        conference = new Conference(nick, this, device.abilities(), ConferenceLimits.DEFAULT, clock, mesh);
        mesh.follow(conference);
        wanted = kinds;
        announce(Optional.empty());
    }

    /** The room tells who is there; with the guest's own presence it has let it in. */
    void present(Occupant occupant) {
        conference.present(occupant);
        if (occupant.nick().equals(nick) && !wanted.isEmpty()) {
            Set<MediaKind> kinds = wanted;
            wanted = Set.of();
            conference.join(kinds);
        }
    }

    void leave() {
        if (inside) {
            end(true);
            climb(() -> room.leave(this));
        }
    }

    private void end(boolean saying) {
        if (!inside) {
            return;
        }
        inside = false;
        if (saying) {
            conference.leave();
            sessions.close();
        } else {
            conference.removed(RoomEnding.FORGOTTEN);
            sessions.abandon();
        }
        mesh.close();
        members.clear();
        held.clear();
    }

    void cut() {
        device.cut();
    }

    /** The XMPP stream is there again; without resumption the room has forgotten the guest. */
    void comeBack(boolean resumed) {
        List<Runnable> late = resumed ? List.copyOf(unsent) : List.of();
        unsent.clear();
        if (!resumed) {
            end(false);
            room.leave(this);
        }
        device.comeBack(resumed, true);
        List<Runnable> waiting = List.copyOf(held);
        held.clear();
        waiting.forEach(news -> hear(visit, news));
        late.forEach(this::climb);
    }

    void die(Duration unnoticed) {
        device.die();
        end(false);
        clock.schedule(unnoticed, () -> room.leave(this));
    }

    /** Something of the room arrives, in the order in which it was sent. */
    void hear(int during, Runnable news) {
        if (during != visit || !inside) {
            return;
        }
        lastHeard = Math.max(lastHeard + 1, clock.now() + delay());
        clock.schedule(Duration.ofNanos(lastHeard - clock.now()), () -> {
            if (during != visit || !inside) {
                return;
            }
            if (device.isOnline()) {
                news.run();
            } else {
                held.add(news);
            }
        });
    }

    @Override
    public void announce(Optional<Muji> muji) {
        int now = visit;
        climb(() -> {
            if (now == visit) {
                room.say(this, muji);
            }
        });
    }

    /** What is said without a stream is sent when it is resumed. */
    private void climb(Runnable arrival) {
        if (!device.isOnline()) {
            unsent.add(arrival);
        } else {
            lastSaid = Math.max(lastSaid + 1, clock.now() + delay());
            clock.schedule(Duration.ofNanos(lastSaid - clock.now()), arrival);
        }
    }

    private long delay() {
        return Duration.ofMillis(1 + random.nextInt(40)).toNanos();
    }

    @Override
    public CompletionStage<RoomAnswer> ask(Resourcepart occupant) {
        return room.ask(this, occupant);
    }

    @Override
    public void state(ConferenceState state) {
        boolean over = state == ConferenceState.REMOVED || state == ConferenceState.UNHEARD
                || state == ConferenceState.FULL;
        int now = visit;
        if (over) {
            clock.execute(() -> {
                if (now == visit) {
                    leave();
                }
            });
        }
    }

    @Override
    public void came(EntityFullJid participant) {
        members.add(participant);
    }

    @Override
    public void changed() {
        // Nobody cares.
    }

    @Override
    public void began(CallSession session) {
        // Tests ask.
    }

    @Override
    public void left(EntityFullJid participant) {
        members.remove(participant);
    }

    @Override
    public boolean isParticipant(EntityFullJid other) {
        return conference.accepts(other);
    }

    @Override
    public void alerting(CallSession session) {
        mesh.accepted(session);
    }

    @Override
    public boolean isContact(BareJid account) {
        return true;
    }

    @Override
    public Optional<PresenceEndpoint> endpoint(EntityFullJid other) {
        return Optional.empty();
    }

    @Override
    public CallAbilities abilities() {
        return device.abilities();
    }

    @Override
    public CompletionStage<Void> prepare(BareJid account) {
        return device.prepare(account);
    }

    @Override
    public CallMedia media(String sid, boolean initiator) {
        return blocking ? device.media(sid, initiator) : device.openMedia(sid);
    }

    @Override
    public String toString() {
        return nick.toString();
    }
}
