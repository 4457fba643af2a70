package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallManager;
import io.github.peerfire.smack.calls.CallMedia;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.ConferenceHost;
import io.github.peerfire.smack.calls.ConferenceSessions;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.muji.Conference;
import io.github.peerfire.smack.muji.ConferenceListener;
import io.github.peerfire.smack.muji.ConferenceState;
import io.github.peerfire.smack.muji.Occupant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/** Joins a room, the sessions with those who take part, and the one stream that all of them get. On the client's thread. */
final class GroupConference implements ConferenceListener, ConferenceHost {

    private final GroupRoom room;
    private final ClientCallHost host;
    private final CallClock clock;
    private final Conference conference;
    private final ConferenceSessions sessions;
    private final SharedStream stream = new SharedStream();
    private final Map<EntityFullJid, GroupMember> members = new LinkedHashMap<>();
    private final Set<MediaKind> muted = EnumSet.noneOf(MediaKind.class);
    private final List<Consumer<ConferenceState>> stateListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<GroupMember>> cameListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<GroupMember>> leftListeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private final Runnable over;
    private volatile List<GroupMember> present = List.of();
    private volatile Map<MediaKind, List<Codec>> common = Map.of();
    private volatile ConferenceState state = ConferenceState.OUTSIDE;
    private boolean closed;

    /** @param over is run when the user has left */
    GroupConference(GroupRoom room, ClientCallHost host, CallManager calls, CallClock clock, Runnable over) {
        this.room = room;
        this.host = host;
        this.clock = clock;
        this.over = over;
        this.conference = room.conference(host.abilities(), clock, this);
        this.sessions = calls.conference(room.address(), this);
    }

    /** The user is in the room, and wants to take part. */
    void join(Set<MediaKind> kinds) {
        conference.join(kinds);
    }

    EntityBareJid room() {
        return room.address();
    }

    Conference conference() {
        return conference;
    }

    /** Any thread. */
    ConferenceState state() {
        return state;
    }

    void onState(Consumer<ConferenceState> listener) {
        clock.execute(() -> {
            stateListeners.add(listener);
            listener.accept(state);
        });
    }

    Set<MediaKind> taken() {
        return common.keySet();
    }

    List<Codec> common(MediaKind kind) {
        return common.getOrDefault(kind, List.of());
    }

    List<GroupMember> members() {
        return present;
    }

    void onCame(Consumer<GroupMember> listener) {
        clock.execute(() -> {
            cameListeners.add(listener);
            present.forEach(listener);
        });
    }

    void onLeft(Consumer<GroupMember> listener) {
        leftListeners.add(listener);
    }

    LocalStream local() {
        return stream.local();
    }

    void setMuted(MediaKind kind, boolean now) {
        clock.execute(() -> {
            if (now ? muted.add(kind) : muted.remove(kind)) {
                allow();
                sessions.all().forEach(session -> tellMuted(session, kind, now));
            }
        });
    }

    private static void tellMuted(CallSession session, MediaKind kind, boolean now) {
        if (now) {
            session.renegotiation().mute(kind);
        } else {
            session.renegotiation().unmute(kind);
        }
    }

    private void allow() {
        Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);
        kinds.addAll(conference.taken());
        kinds.removeAll(muted);
        stream.local().allow(kinds);
    }

    CompletableFuture<Void> invite(BareJid account) {
        return room.invite(account, conference.taken());
    }

    CompletableFuture<Void> leave() {
        clock.execute(() -> {
            if (!closed) {
                sessions.close();
                close();
                room.leave().whenComplete((done, failure) -> left.complete(null));
            }
        });
        return left.copy();
    }

    /** The room has forgotten the user, with the XMPP stream. */
    void abandon() {
        if (!closed) {
            sessions.abandon();
            close();
            room.leave().whenComplete((done, failure) -> left.complete(null));
        }
    }

    private void close() {
        closed = true;
        conference.leave();
        stream.close();
        members.clear();
        refresh();
        over.run();
    }

    @Override
    public void state(ConferenceState now) {
        state = now;
        refresh();
        allow();
        stateListeners.forEach(listener -> listener.accept(now));
    }

    @Override
    public void came(Occupant participant) {
        participant.device().ifPresent(this::member);
        refresh();
    }

    private GroupMember member(EntityFullJid device) {
        GroupMember known = members.get(device);
        if (known != null) {
            return known;
        }
        GroupMember member = new GroupMember(device, clock, stream.local());
        members.put(device, member);
        refresh();
        cameListeners.forEach(listener -> listener.accept(member));
        return member;
    }

    @Override
    public void meet(Occupant participant) {
        Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);
        participant.muji().ifPresent(said -> said.contents().stream().flatMap(content -> content.description().stream())
                .forEach(description -> kinds.add(description.media())));
        kinds.retainAll(conference.taken());
        if (!kinds.isEmpty()) {
            participant.device().ifPresent(device -> follow(sessions.initiate(device, kinds)));
        }
    }

    private void follow(CallSession session) {
        session.device().ifPresent(device -> member(device).follow(session));
        session.onState(now -> {
            if (now.phase() == CallPhase.ACTIVE) {
                muted.forEach(kind -> tellMuted(session, kind, true));
            }
        });
    }

    @Override
    public void left(EntityFullJid participant) {
        sessions.part(participant);
        GroupMember member = members.remove(participant);
        refresh();
        if (member != null) {
            leftListeners.forEach(listener -> listener.accept(member));
        }
        host.parted(participant.asBareJid());
    }

    private void refresh() {
        present = new ArrayList<>(members.values());
        Map<MediaKind, List<Codec>> codecs = new EnumMap<>(MediaKind.class);
        if (!closed) {
            conference.taken().forEach(kind -> codecs.put(kind, conference.common(kind)));
        }
        common = codecs;
    }

    @Override
    public boolean isParticipant(EntityFullJid device) {
        return conference.accepts(device);
    }

    @Override
    public void alerting(CallSession session) {
        follow(session);
    }

    @Override
    public boolean isContact(BareJid account) {
        return host.isContact(account);
    }

    @Override
    public Optional<PresenceEndpoint> endpoint(EntityFullJid device) {
        return host.endpoint(device);
    }

    @Override
    public CallAbilities abilities() {
        return host.abilities();
    }

    @Override
    public CompletionStage<Void> prepare(BareJid account) {
        return host.admit(account);
    }

    @Override
    public CallMedia media(String sid, boolean initiator) {
        return host.media(sid, initiator, stream);
    }
}
