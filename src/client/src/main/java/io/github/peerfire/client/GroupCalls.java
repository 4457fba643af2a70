package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallManager;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.invite.element.CallInvite;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Localpart;

/** The calls of several people that this device takes part in (ProtoXEP section 9). Any thread. */
public final class GroupCalls {

    private final XMPPConnection connection;
    private final ClientCallHost host;
    private final CallManager calls;
    private final CallClock clock;
    private final Runnable over;
    private final GroupInvitations invitations;
    private final List<GroupConference> open = new CopyOnWriteArrayList<>();
    private boolean closed;

    /** @param over is run on the client's thread when the user has left a call */
    GroupCalls(XMPPConnection connection, ClientCallHost host, CallManager calls, CallClock clock, Runnable over) {
        this.connection = connection;
        this.host = host;
        this.calls = calls;
        this.clock = clock;
        this.over = over;
        this.invitations = new GroupInvitations(connection, host, clock, this);
    }

    void start() {
        invitations.start();
    }

    /**
     * Tells of invitations by contacts, on the client's thread; also of those that came while this user was not there,
     * but not of those to a call that this device takes part in. One listener, a later one replaces it; the first is
     * told what came before it, too.
     */
    public void onInvitation(Consumer<GroupInvitation> consumer) {
        clock.execute(() -> invitations.onInvitation(invitation -> {
            if (open.stream().noneMatch(conference -> conference.room().equals(invitation.room()))) {
                consumer.accept(invitation);
            }
        }));
    }

    /**
     * Takes part in the call of a room.
     *
     * @param media what the user wants to send and receive; those that not all others can decode, or that too many
     *     have, are left out ({@link GroupCall#leftOut})
     * @return completes when the user takes part; fails with {@link GroupCallException} if the room is full, has no
     *     codec in common with this device, is open to everybody, or does not let the user in
     */
    public CompletableFuture<GroupCall> join(EntityBareJid room, MediaKind... media) {
        return take(room, Optional.empty(), Set.of(media));
    }

    /**
     * Makes a room for a call, takes part, and invites.
     *
     * @param invited who may enter, and is asked to
     * @return as for {@link #join}
     */
    public CompletableFuture<GroupCall> create(Collection<BareJid> invited, MediaKind... media) {
        Set<MediaKind> kinds = Set.of(media);
        CompletableFuture<EntityBareJid> address = Blocking.ask("group", () -> {
            try {
                return newRoom();
            } catch (SmackException | XMPPException | RuntimeException e) {
                throw new GroupCallException(GroupCallFailure.NOT_ADMITTED, e);
            }
        });
        CompletableFuture<GroupCall> result = new CompletableFuture<>();
        address.thenCompose(room -> take(room, Optional.of(List.copyOf(invited)), kinds))
                .whenComplete((call, failure) -> {
                    if (failure == null) {
                        call.ask(invited);
                        result.complete(call);
                    } else {
                        result.completeExceptionally(Failures.root(failure));
                    }
                });
        return result;
    }

    /** Those that this device takes part in. */
    public List<GroupCall> all() {
        return open.stream().map(GroupCall::new).toList();
    }

    private EntityBareJid newRoom() throws SmackException, XMPPException, InterruptedException, GroupCallException {
        List<DomainBareJid> services = MultiUserChatManager.getInstanceFor(connection).getMucServiceDomains();
        if (services.isEmpty()) {
            throw new GroupCallException(GroupCallFailure.NO_ROOMS, null);
        }
        return JidCreate.entityBareFrom(
                Localpart.fromOrThrowUnchecked(UUID.randomUUID().toString()), services.get(0));
    }

    private CompletableFuture<GroupCall> take(
            EntityBareJid address, Optional<Collection<BareJid>> members, Set<MediaKind> kinds) {
        CompletableFuture<GroupCall> result = new CompletableFuture<>();
        clock.execute(() -> {
            if (closed) {
                result.completeExceptionally(new GroupCallException(GroupCallFailure.NOT_ADMITTED, null));
                return;
            }
            GroupRoom room = new GroupRoom(connection, address, clock);
            GroupConference conference = new GroupConference(room, host, calls, clock, invitations, this::closed);
            open.add(conference);
            new GroupEntrance(room, conference, clock, result).begin(members, kinds);
        });
        return result;
    }

    private void closed(GroupConference conference) {
        open.remove(conference);
        over.run();
    }

    CompletableFuture<GroupCall> accept(GroupInvitation invitation, Set<MediaKind> media) {
        clock.execute(() -> invitations.answer(invitation, CallInvite.accept(invitation.id(), invitation.room())));
        CompletableFuture<GroupCall> taken = take(invitation.room(), Optional.empty(), media);
        taken.whenComplete((call, failure) -> {
            if (failure == null) {
                call.ended().thenRun(() -> left(invitation));
            } else {
                left(invitation);
            }
        });
        return taken;
    }

    private void left(GroupInvitation invitation) {
        clock.execute(() -> invitations.answer(invitation, CallInvite.of(CallInvite.Kind.LEFT, invitation.id())));
    }

    void decline(GroupInvitation invitation) {
        clock.execute(() -> invitations.answer(invitation, CallInvite.of(CallInvite.Kind.REJECT, invitation.id())));
    }

    /** The rooms have forgotten the user. On the client's thread. */
    void abandon() {
        List.copyOf(open).forEach(GroupConference::abandon);
    }

    /** Leaves all, for good. On the client's thread. */
    void close() {
        closed = true;
        List.copyOf(open).forEach(GroupConference::leaveNow);
        invitations.stop();
    }

    boolean isEmpty() {
        return open.isEmpty();
    }
}
