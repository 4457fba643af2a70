package io.github.peerfire.smack.muji;

import io.github.peerfire.smack.RtmfpInitializer;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.muji.element.Muji;
import io.github.peerfire.smack.xml.IqExchange;
import io.github.peerfire.smack.xml.Outbox;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.StanzaCollector;
import org.jivesoftware.smack.StanzaListener;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.filter.AndFilter;
import org.jivesoftware.smack.filter.FromMatchesFilter;
import org.jivesoftware.smack.filter.PresenceTypeFilter;
import org.jivesoftware.smack.filter.StanzaFilter;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.muc.MucConfigFormManager;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jivesoftware.smackx.muc.RoomInfo;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCOwner;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.FullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A room for a conference: members only, and everybody's address known to all others (ProtoXEP section 9). What blocks
 * says so; it must not be called on a connection's threads.
 */
public final class MujiRoom implements ConferenceRoom {

    private static final Logger LOG = LoggerFactory.getLogger(MujiRoom.class);
    private static final int JOIN_ATTEMPTS = 3;
    private static final long LEAVE_PATIENCE_MS = 2000;
    private static final Set<StanzaError.Condition> NO_SUCH_OCCUPANT = Set.of(StanzaError.Condition.item_not_found,
            StanzaError.Condition.recipient_unavailable);

    /** XEP-0410 section 3.3; the second is Openfire's. */
    private static final Set<StanzaError.Condition> NO_OCCUPANT_OURSELVES =
            Set.of(StanzaError.Condition.not_acceptable, StanzaError.Condition.bad_request);

    static {
        RtmfpInitializer.register();
    }

    private final XMPPConnection connection;
    private final MultiUserChat chat;
    private final CallClock clock;
    private StanzaListener listener = stanza -> { };
    private volatile Resourcepart nick;

    /** Of an address; nobody asks the room yet. */
    public MujiRoom(XMPPConnection connection, EntityBareJid room, CallClock clock) {
        this.connection = connection;
        this.chat = MultiUserChatManager.getInstanceFor(connection).getMultiUserChat(room);
        this.clock = clock;
    }

    /** Its address. */
    public EntityBareJid address() {
        return chat.getRoom();
    }

    /** Makes the room, which lasts as long as somebody is in it, and enters. Blocks. */
    public void create(Resourcepart nickname, Collection<BareJid> members)
            throws SmackException, XMPPException, InterruptedException {
        join(nickname);
        configure();
        admit(members);
    }

    private void configure() throws SmackException, XMPPException, InterruptedException {
        MUCOwner request = new MUCOwner();
        request.setTo(chat.getRoom());
        request.setType(IQ.Type.set);
        // Openfire 4.2.0 knows 1, but not the true that Smack writes for boolean fields.
        request.addExtension(DataForm.builder(DataForm.Type.submit)
                .setFormType(MucConfigFormManager.FORM_TYPE)
                .addField(FormField.textSingleBuilder(MucConfigFormManager.MUC_ROOMCONFIG_MEMBERSONLY).setValue("1")
                        .build())
                .addField(FormField.textSingleBuilder("muc#roomconfig_whois").setValue("anyone").build())
                .build());
        connection.sendIqRequestAndWaitForResponse(request);
    }

    /** Lets accounts enter; only who made the room can. Blocks. */
    public void admit(Collection<BareJid> members) throws SmackException, XMPPException, InterruptedException {
        if (!members.isEmpty()) {
            chat.grantMembership(members);
        }
    }

    /**
     * Enters, unless the user is there already, and from then on tells a conference who is there. Blocks.
     *
     * @throws UnsuitableRoomException if the room is open or hides addresses
     */
    public void enter(Resourcepart nickname, Conference conference)
            throws SmackException, XMPPException, InterruptedException, UnsuitableRoomException {
        examine();
        listener = stanza -> {
            Presence presence = (Presence) stanza;
            clock.execute(() -> tell(conference, presence));
        };
        // Synchronous listeners hear stanzas in the order in which the room sent them to this occupant.
        connection.addSyncStanzaListener(listener, presences());
        // Who made the room entered before anybody listened, and was alone.
        if (nick == null) {
            join(nickname);
        }
    }

    private StanzaFilter presences() {
        return new AndFilter(StanzaTypeFilter.PRESENCE, FromMatchesFilter.createBare(chat.getRoom()));
    }

    /**
     * Enters. The room's presence with our own address says that we are in: where several enter at once, Openfire 4.2.0
     * leaves out the status 110 that Smack's own way of joining waits for.
     */
    private void join(Resourcepart nickname) throws SmackException, XMPPException, InterruptedException {
        nick = nickname;
        for (int i = 1;; i++) {
            Presence request = presence().addExtension(new MUCInitialPresence(null, -1, -1, 0, null)).build();
            StanzaFilter answers = new AndFilter(StanzaTypeFilter.PRESENCE,
                    FromMatchesFilter.createFull(self()), stanza -> isAnswer((Presence) stanza, request));
            try {
                connection.createStanzaCollectorAndSend(answers, request).nextResultOrThrow();
                return;
            } catch (SmackException.NoResponseException e) {
                if (i == JOIN_ATTEMPTS) {
                    throw e;
                }
                LOG.debug("Joining {} again", chat.getRoom());
            }
        }
    }

    private boolean isAnswer(Presence presence, Presence request) {
        return switch (presence.getType()) {
            case error -> request.getStanzaId().equals(presence.getStanzaId());
            case available -> address(presence).filter(connection.getUser()::equals).isPresent();
            default -> false;
        };
    }

    private FullJid self() {
        return JidCreate.fullFrom(chat.getRoom(), nick);
    }

    private PresenceBuilder presence() {
        return connection.getStanzaFactory().buildPresenceStanza().ofType(Presence.Type.available).to(self());
    }

    private void examine() throws SmackException, XMPPException, InterruptedException, UnsuitableRoomException {
        RoomInfo info = MultiUserChatManager.getInstanceFor(connection).getRoomInfo(chat.getRoom());
        if (!info.isMembersOnly()) {
            throw new UnsuitableRoomException(chat.getRoom() + " is open to everybody.");
        }
        if (!info.isNonanonymous()) {
            throw new UnsuitableRoomException(chat.getRoom() + " hides who its occupants are.");
        }
    }

    private void tell(Conference conference, Presence presence) {
        Resourcepart occupant = presence.getFrom().getResourceOrNull();
        if (occupant == null) {
            return;
        }
        boolean self = occupant.equals(nick);
        switch (presence.getType()) {
            case unavailable -> {
                if (self) {
                    conference.removed(RoomEnding.of(MUCUser.from(presence)));
                } else {
                    conference.gone(occupant);
                }
            }
            case available -> conference.present(new Occupant(occupant,
                    address(presence).map(Jid::asEntityFullJidIfPossible), Muji.from(presence)));
            case error -> {
                boolean passing = presence.getError() != null && presence.getError().getType() == StanzaError.Type.WAIT;
                if (self && !passing) {
                    conference.removed(RoomEnding.FORGOTTEN);
                }
            }
            default -> LOG.debug("{} says {}", presence.getFrom(), presence.getType());
        }
    }

    private static Optional<Jid> address(Presence presence) {
        return Optional.ofNullable(MUCUser.from(presence)).map(MUCUser::getItem).map(MUCItem::getJid);
    }

    @Override
    public void announce(Optional<Muji> muji) {
        PresenceBuilder presence = presence();
        muji.ifPresent(presence::addExtension);
        Outbox.of(connection).send(presence.build());
    }

    @Override
    public CompletionStage<RoomAnswer> ask(Resourcepart occupant) {
        CompletableFuture<RoomAnswer> answer = new CompletableFuture<>();
        IqExchange.send(connection, new Ping(JidCreate.fullFrom(chat.getRoom(), occupant)))
                .handle((pong, failure) -> failure == null ? RoomAnswer.THERE : read(failure))
                .thenAccept(read -> clock.execute(() -> answer.complete(read)));
        return answer;
    }

    private static RoomAnswer read(Throwable failure) {
        if (failure instanceof XMPPException.XMPPErrorException refused) {
            StanzaError.Condition condition = refused.getStanzaError().getCondition();
            if (NO_SUCH_OCCUPANT.contains(condition)) {
                return RoomAnswer.GONE;
            }
            if (NO_OCCUPANT_OURSELVES.contains(condition)) {
                return RoomAnswer.NOT_ADMITTED;
            }
        }
        // XEP-0410 section 3.3: whoever did not answer is there.
        return RoomAnswer.THERE;
    }

    /** Leaves; idempotent. Blocks until the room has said so, for a moment at most. */
    public void leave() throws SmackException, XMPPException, InterruptedException {
        connection.removeSyncStanzaListener(listener);
        if (nick != null) {
            Presence request = connection.getStanzaFactory().buildPresenceStanza()
                    .ofType(Presence.Type.unavailable).to(self()).build();
            nick = null;
            StanzaCollector farewell = connection.createStanzaCollector(new AndFilter(presences(),
                    PresenceTypeFilter.UNAVAILABLE, FromMatchesFilter.createFull(request.getTo())));
            // Behind what was announced, which would be the wish to enter again.
            // Without a stream it is sent when that is resumed; if it is not, the room forgets the user by itself.
            Outbox.of(connection).send(request);
            try {
                farewell.nextResult(LEAVE_PATIENCE_MS);
            } finally {
                farewell.cancel();
            }
        }
    }
}
