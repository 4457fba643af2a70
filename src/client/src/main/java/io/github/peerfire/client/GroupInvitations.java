package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.ProposeLimit;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.invite.element.CallInvite;
import io.github.peerfire.smack.xml.Outbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jivesoftware.smack.StanzaListener;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.carbons.CarbonCopyReceivedListener;
import org.jivesoftware.smackx.carbons.CarbonManager;
import org.jivesoftware.smackx.carbons.packet.CarbonExtension.Direction;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.hints.element.StoreHint;
import org.jivesoftware.smackx.sid.element.OriginIdElement;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/** Invitations to group calls, those of this device and those that come in (XEP-0482). On the client's thread. */
final class GroupInvitations {

    /** Of those that came in and are not over, the last are known. */
    private static final int MOST = 100;
    /** Of a contact within a minute: what was stored for a user who was away comes all at once. */
    private static final int MOST_STORED = 20;

    private final XMPPConnection connection;
    private final Outbox outbox;
    private final ClientCallHost host;
    private final CallClock clock;
    private final GroupCalls calls;
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Map<String, GroupInvitation> open = new LinkedHashMap<>();
    private final ProposeLimit limit = new ProposeLimit();
    private final ProposeLimit storedLimit = new ProposeLimit(MOST_STORED);
    private final OneListener<GroupInvitation> listener = new OneListener<>();
    // Synchronous, since whether an invitation or its end came first makes a difference.
    private final StanzaListener messages = stanza -> arrived((Message) stanza);
    private final CarbonCopyReceivedListener carbons = this::copied;

    /** One that this device sent. */
    private record Sent(EntityBareJid room, BareJid account, Consumer<GroupAnswer> answers, boolean accepted) {

        Sent whenAccepted() {
            return new Sent(room, account, answers, true);
        }
    }

    GroupInvitations(XMPPConnection connection, ClientCallHost host, CallClock clock, GroupCalls calls) {
        this.connection = connection;
        this.outbox = Outbox.of(connection);
        this.host = host;
        this.clock = clock;
        this.calls = calls;
    }

    void start() {
        connection.addSyncStanzaListener(messages, StanzaTypeFilter.MESSAGE);
        CarbonManager.getInstanceFor(connection).addCarbonCopyReceivedListener(carbons);
    }

    void stop() {
        connection.removeSyncStanzaListener(messages);
        CarbonManager.getInstanceFor(connection).removeCarbonCopyReceivedListener(carbons);
    }

    /** The first listener is told what came before it, too. */
    void onInvitation(Consumer<GroupInvitation> consumer) {
        listener.set(consumer);
    }

    /** Invites an account that may enter. */
    void invite(EntityBareJid room, BareJid account, Set<MediaKind> kinds, Consumer<GroupAnswer> answers) {
        CallInvite invite = CallInvite.to(room, kinds.contains(MediaKind.AUDIO), kinds.contains(MediaKind.VIDEO));
        Message message = message(account, invite);
        sent.put(message.getStanzaId(), new Sent(room, account, answers, false));
        outbox.send(message);
    }

    /** This device leaves a call. If nobody is left, what nobody accepted is taken back. */
    void forget(EntityBareJid room, boolean nobodyLeft) {
        Map.copyOf(sent).forEach((id, invitation) -> {
            if (invitation.room().equals(room)) {
                sent.remove(id);
                if (nobodyLeft && !invitation.accepted()) {
                    outbox.send(message(invitation.account(), CallInvite.of(CallInvite.Kind.RETRACT, id)));
                }
            }
        });
    }

    void answer(GroupInvitation invitation, CallInvite answer) {
        open.remove(invitation.id());
        if (answer.kind() == CallInvite.Kind.ACCEPT) {
            // Whoever is invited twice takes part once.
            List.copyOf(open.values()).stream().filter(other -> other.room().equals(invitation.room()))
                    .forEach(other -> end(other, GroupInvitation.Ending.ACCEPTED));
        }
        outbox.send(message(invitation.from().asBareJid(), answer));
    }

    private Message message(BareJid to, CallInvite said) {
        Message message = connection.getStanzaFactory().buildMessageStanza().to(to).ofType(Message.Type.chat)
                .addExtension(said).addExtension(StoreHint.INSTANCE).build();
        message.addExtension(new OriginIdElement(message.getStanzaId()));
        return message;
    }

    private void arrived(Message message) {
        EntityFullJid from = message.getFrom() == null ? null : message.getFrom().asEntityFullJidIfPossible();
        if (from != null && message.getType() != Message.Type.error) {
            CallInvite.from(message).ifPresent(said -> clock.execute(() -> take(from, message, said)));
        }
    }

    private void take(EntityFullJid from, Message message, CallInvite said) {
        switch (said.kind()) {
            case INVITE -> CallInvite.idOf(message).filter(id -> !open.containsKey(id))
                    .ifPresent(id -> said.room().ifPresent(room -> invited(
                            new GroupInvitation(id, from, room, said.video(), since(message), calls),
                            DelayInformation.from(message) != null)));
            case RETRACT -> said.id().map(open::get)
                    .filter(invitation -> invitation.from().asBareJid().equals(from.asBareJid()))
                    .ifPresent(invitation -> end(invitation, GroupInvitation.Ending.CALL_OVER));
            case ACCEPT -> answered(from, said, GroupAnswer.Kind.ACCEPTED);
            case REJECT -> answered(from, said, GroupAnswer.Kind.DECLINED);
            case LEFT -> answered(from, said, GroupAnswer.Kind.LEFT);
        }
    }

    private Instant since(Message message) {
        DelayInformation delay = DelayInformation.from(message);
        return delay == null ? clock.time() : delay.getStamp().toInstant();
    }

    private void invited(GroupInvitation invitation, boolean late) {
        BareJid account = invitation.from().asBareJid();
        if (!host.isContact(account) || !(late ? storedLimit : limit).admits(account, true, clock.now())) {
            return;
        }
        open.put(invitation.id(), invitation);
        if (open.size() > MOST) {
            // Nobody's unanswered ones keep those of others from being heard.
            open.remove(open.keySet().iterator().next());
        }
        if (!late) {
            listener.tell(invitation);
            return;
        }
        // Who invited may have died since without taking it back.
        outbox.request(DiscoverInfo.builder(connection).to(invitation.room()).build())
                .whenComplete((info, failure) -> clock.execute(() -> {
                    if (failure instanceof XMPPException.XMPPErrorException refused
                            && refused.getStanzaError().getCondition() == StanzaError.Condition.item_not_found) {
                        end(invitation, GroupInvitation.Ending.CALL_OVER);
                    }
                    listener.tell(invitation);
                }));
    }

    private void end(GroupInvitation invitation, GroupInvitation.Ending how) {
        open.remove(invitation.id());
        invitation.end(how);
    }

    private void answered(EntityFullJid from, CallInvite said, GroupAnswer.Kind kind) {
        String id = said.id().orElse("");
        Sent invitation = sent.get(id);
        if (invitation == null || !invitation.account().equals(from.asBareJid())) {
            return;
        }
        if (kind == GroupAnswer.Kind.ACCEPTED) {
            sent.put(id, invitation.whenAccepted());
        } else {
            sent.remove(id);
        }
        invitation.answers().accept(new GroupAnswer(invitation.account(), kind));
    }

    /** Another device of this user has said something. */
    private void copied(Direction direction, Message copy, Message wrapping) {
        if (direction == Direction.sent) {
            CallInvite.from(copy).flatMap(CallInvite::id).ifPresent(id -> clock.execute(() ->
                    Optional.ofNullable(open.get(id)).ifPresent(invitation ->
                            end(invitation, GroupInvitation.Ending.ANSWERED_ELSEWHERE))));
        }
    }
}
