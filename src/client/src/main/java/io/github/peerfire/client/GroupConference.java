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
import io.github.peerfire.smack.muji.ConferenceState;
import io.github.peerfire.smack.muji.Mesh;
import io.github.peerfire.smack.muji.MeshListener;
import io.github.peerfire.smack.muji.RoomEnding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * Joins a room, the sessions with those who take part, and the one stream that all of them get. On the client's thread.
 */
final class GroupConference implements MeshListener, ConferenceHost {

    private final GroupRoom room;
    private final ClientCallHost host;
    private final CallClock clock;
    private final GroupInvitations invitations;
    private final Conference conference;
    private final ConferenceSessions sessions;
    private final Mesh mesh;
    private final SharedStream stream = new SharedStream();
    private final Map<EntityFullJid, GroupMember> members = new LinkedHashMap<>();
    private final Set<MediaKind> muted = EnumSet.noneOf(MediaKind.class);
    private final Listeners<ConferenceState> stateListeners = new Listeners<>();
    private final Listeners<GroupMember> cameListeners = new Listeners<>();
    private final Listeners<GroupMember> leftListeners = new Listeners<>();
    private final Listeners<Map<MediaKind, List<Codec>>> codecListeners = new Listeners<>();
    private final OneListener<GroupAnswer> answers = new OneListener<>();
    private final CompletableFuture<GroupCallEnding> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private final Consumer<GroupConference> over;
    private volatile List<GroupMember> present = List.of();
    private volatile Map<MediaKind, List<Codec>> codecs = Map.of();
    private volatile Map<MediaKind, GroupCallFailure> leftOut = Map.of();
    private volatile ConferenceState state = ConferenceState.OUTSIDE;
    private boolean closed;

    /** @param over is told when the user has left */
    GroupConference(
            GroupRoom room, ClientCallHost host, CallManager calls, CallClock clock, GroupInvitations invitations,
            Consumer<GroupConference> over) {
        this.room = room;
        this.host = host;
        this.clock = clock;
        this.invitations = invitations;
        this.over = over;
        this.sessions = calls.conference(room.address(), this);
        this.mesh = new Mesh(sessions, clock, this);
        this.conference = room.conference(host.abilities(), clock, mesh);
        mesh.follow(conference);
    }

    /** The user is in the room, and wants to take part. */
    void join(Set<MediaKind> kinds) {
        if (!closed) {
            conference.join(kinds);
        }
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
            Listeners.tell(listener, state);
        });
    }

    CompletableFuture<GroupCallEnding> ended() {
        return ended.copy();
    }

    Set<MediaKind> taken() {
        return codecs.keySet();
    }

    Map<MediaKind, GroupCallFailure> leftOut() {
        return leftOut;
    }

    Map<MediaKind, List<Codec>> codecs() {
        return codecs;
    }

    void onCodecs(Consumer<Map<MediaKind, List<Codec>>> listener) {
        clock.execute(() -> {
            codecListeners.add(listener);
            Listeners.tell(listener, codecs);
        });
    }

    List<GroupMember> members() {
        return present;
    }

    void onCame(Consumer<GroupMember> listener) {
        clock.execute(() -> {
            cameListeners.add(listener);
            present.forEach(member -> Listeners.tell(listener, member));
        });
    }

    void onLeft(Consumer<GroupMember> listener) {
        leftListeners.add(listener);
    }

    void onAnswer(Consumer<GroupAnswer> listener) {
        clock.execute(() -> answers.set(listener));
    }

    LocalStream local() {
        return stream.local();
    }

    CompletableFuture<GroupUplink> uplink() {
        CompletableFuture<GroupUplink> result = new CompletableFuture<>();
        clock.execute(() -> stream.uplink().thenAccept(result::complete));
        return result;
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
        return room.admit(account).thenRun(() -> ask(List.of(account)));
    }

    /** Invites those who may enter. Any thread. */
    void ask(Collection<BareJid> accounts) {
        clock.execute(() -> {
            if (!closed) {
                accounts.forEach(account -> invitations.invite(room.address(), account, conference.taken(),
                        answers::tell));
            }
        });
    }

    /** Any thread. */
    CompletableFuture<Void> leave() {
        clock.execute(this::leaveNow);
        return left.copy();
    }

    /** As long as there is an XMPP stream. */
    void leaveNow() {
        close(GroupCallEnding.LEFT);
    }

    /** The room has forgotten the user, with the XMPP stream. */
    void abandon() {
        if (!closed) {
            sessions.abandon();
            conference.removed(RoomEnding.FORGOTTEN);
            close(GroupCallEnding.CONNECTION_LOST);
        }
    }

    private void close(GroupCallEnding why) {
        if (closed) {
            return;
        }
        closed = true;
        invitations.forget(room.address(), present.isEmpty());
        conference.leave();
        mesh.close();
        sessions.close();
        stream.close();
        members.clear();
        refresh();
        over.accept(this);
        ended.complete(why);
        room.leave().whenComplete((done, failure) -> left.complete(null));
    }

    @Override
    public void state(ConferenceState now) {
        state = now;
        refresh();
        allow();
        stateListeners.tell(now);
        if (now == ConferenceState.REMOVED) {
            // Not while the conference still tells what becomes of it.
            GroupCallEnding why = GroupCallEnding.of(conference.ending().orElse(RoomEnding.FORGOTTEN));
            clock.execute(() -> close(why));
        }
    }

    @Override
    public void came(EntityFullJid participant) {
        GroupMember member = new GroupMember(participant, clock, stream.local());
        members.put(participant, member);
        refresh();
        cameListeners.tell(member);
    }

    @Override
    public void changed() {
        refresh();
    }

    @Override
    public void began(CallSession session) {
        session.device().map(members::get).ifPresent(member -> member.follow(session));
        session.onState(now -> {
            if (now.phase() == CallPhase.ACTIVE) {
                muted.forEach(kind -> tellMuted(session, kind, true));
            }
        });
    }

    @Override
    public void left(EntityFullJid participant) {
        GroupMember member = members.remove(participant);
        refresh();
        if (member != null) {
            leftListeners.tell(member);
        }
    }

    private void refresh() {
        present = new ArrayList<>(members.values());
        Map<MediaKind, List<Codec>> now = new EnumMap<>(MediaKind.class);
        Map<MediaKind, GroupCallFailure> missing = new EnumMap<>(MediaKind.class);
        if (!closed) {
            conference.taken().forEach(kind -> now.put(kind, conference.common(kind)));
        }
        conference.leftOut().forEach((kind, why) -> missing.put(kind, GroupCallFailure.of(kind, why)));
        leftOut = missing;
        boolean news = !now.equals(codecs);
        codecs = now;
        if (news) {
            codecListeners.tell(now);
        }
    }

    @Override
    public boolean isParticipant(EntityFullJid device) {
        return conference.accepts(device);
    }

    @Override
    public void alerting(CallSession session) {
        mesh.accepted(session);
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
