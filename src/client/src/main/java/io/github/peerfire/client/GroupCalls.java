package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallManager;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.invite.element.CallInvite;
import io.github.peerfire.smack.muji.ConferenceState;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.StanzaListener;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Localpart;

/** The calls of several people that this device takes part in (ProtoXEP section 9). Any thread. */
public final class GroupCalls {

    /** Until a room has let the user in and repeated what the user wants. */
    private static final Duration LONGEST_ENTRY = Duration.ofSeconds(60);

    private final XMPPConnection connection;
    private final ClientCallHost host;
    private final CallManager calls;
    private final CallClock clock;
    private final Runnable over;
    private final List<GroupConference> open = new CopyOnWriteArrayList<>();
    private final StanzaListener listener = stanza -> take((Message) stanza);
    private volatile Consumer<GroupInvitation> invited = invitation -> { };

    /** @param over is run on the client's thread when the user has left a call */
    GroupCalls(XMPPConnection connection, ClientCallHost host, CallManager calls, CallClock clock, Runnable over) {
        this.connection = connection;
        this.host = host;
        this.calls = calls;
        this.clock = clock;
        this.over = over;
    }

    void start() {
        connection.addAsyncStanzaListener(listener, StanzaTypeFilter.MESSAGE);
    }

    /** Tells of invitations by contacts, on the client's thread. One listener, a later one replaces it. */
    public void onInvitation(Consumer<GroupInvitation> consumer) {
        invited = consumer;
    }

    /**
     * Takes part in the call of a room.
     *
     * @param media what the user wants to send and receive; those that not all others can decode, or that too many have,
     *      are left out
     * @return completes when the user takes part; fails with {@link GroupCallException} if the room is full, has no codec in
     *      common with this device, is open to everybody, or does not let the user in
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
        CompletableFuture<EntityBareJid> address = new CompletableFuture<>();
        Blocking.run("group", () -> {
            try {
                address.complete(newRoom());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                address.completeExceptionally(e);
            } catch (GroupCallException e) {
                address.completeExceptionally(e);
            } catch (SmackException | XMPPException | RuntimeException e) {
                address.completeExceptionally(new GroupCallException(GroupCallFailure.NOT_ADMITTED, e));
            }
        });
        return address.thenCompose(room -> take(room, Optional.of(List.copyOf(invited)), kinds))
                .thenCompose(call -> CompletableFuture
                        .allOf(invited.stream().map(call::invite).toArray(CompletableFuture[]::new))
                        .thenApply(done -> call));
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
            GroupRoom room = new GroupRoom(connection, address, clock);
            GroupConference[] made = new GroupConference[1];
            made[0] = new GroupConference(room, host, calls, clock, () -> {
                closed(made[0]);
                // Also when the room forgot the user on the way.
                result.completeExceptionally(new GroupCallException(GroupCallFailure.NOT_ADMITTED, null));
            });
            GroupConference conference = made[0];
            open.add(conference);
            CallClock.Timer limit = clock.schedule(LONGEST_ENTRY, conference::leave);
            result.whenComplete((call, failure) -> limit.cancel());
            conference.onState(state -> told(conference, state, result));
            room.enter(conference.conference(), members).whenComplete((done, failure) -> clock.execute(() -> {
                if (failure == null) {
                    conference.join(kinds);
                } else {
                    result.completeExceptionally(failure);
                    conference.leave();
                }
            }));
        });
        return result;
    }

    private void closed(GroupConference conference) {
        open.remove(conference);
        over.run();
    }

    private static void told(GroupConference conference, ConferenceState state, CompletableFuture<GroupCall> result) {
        switch (state) {
            case JOINED -> result.complete(new GroupCall(conference));
            case FULL -> refuse(conference, result, GroupCallFailure.FULL);
            case NO_COMMON_CODEC -> refuse(conference, result, GroupCallFailure.NO_COMMON_CODEC);
            default -> {
                // On the way.
            }
        }
    }

    private static void refuse(GroupConference conference, CompletableFuture<GroupCall> result, GroupCallFailure why) {
        result.completeExceptionally(new GroupCallException(why, null));
        conference.leave();
    }

    private void take(Message message) {
        EntityFullJid from = message.getFrom() == null ? null : message.getFrom().asEntityFullJidIfPossible();
        Optional<CallInvite> invite = CallInvite.from(message).filter(said -> said.kind() == CallInvite.Kind.INVITE);
        Optional<String> id = CallInvite.idOf(message);
        if (from == null || invite.isEmpty() || id.isEmpty() || message.getType() == Message.Type.error) {
            return;
        }
        invite.get().room().ifPresent(room -> clock.execute(() -> {
            if (host.isContact(from.asBareJid())) {
                invited.accept(new GroupInvitation(id.get(), from, room, invite.get().video(), this));
            }
        }));
    }

    void answer(GroupInvitation invitation, boolean accepted) {
        CallInvite answer = accepted ? CallInvite.accept(invitation.id(), invitation.room())
                : CallInvite.of(CallInvite.Kind.REJECT, invitation.id());
        try {
            connection.sendStanza(connection.getStanzaFactory().buildMessageStanza().to(invitation.from().asBareJid())
                    .ofType(Message.Type.chat).addExtension(answer).build());
        } catch (SmackException.NotConnectedException e) {
            // Who invited sees in the room who came.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The rooms have forgotten the user. On the client's thread. */
    void abandon() {
        List.copyOf(open).forEach(GroupConference::abandon);
    }

    /** Leaves all. */
    CompletableFuture<Void> close() {
        connection.removeAsyncStanzaListener(listener);
        return CompletableFuture.allOf(open.stream().map(GroupConference::leave).toArray(CompletableFuture[]::new));
    }

    boolean isEmpty() {
        return open.isEmpty();
    }
}
