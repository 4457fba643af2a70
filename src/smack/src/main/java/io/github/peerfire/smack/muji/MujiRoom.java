package io.github.peerfire.smack.muji;

import io.github.peerfire.smack.RtmfpInitializer;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.muji.element.Muji;
import java.util.Collection;
import java.util.Optional;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.StanzaListener;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.filter.AndFilter;
import org.jivesoftware.smack.filter.FromMatchesFilter;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smackx.muc.MucConfigFormManager;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jivesoftware.smackx.muc.RoomInfo;
import org.jivesoftware.smackx.muc.packet.MUCOwner;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A room for a conference: members only, and everybody's address known to all others (ProtoXEP section 9). What blocks says
 * so; it must not be called on a connection's threads.
 */
public final class MujiRoom implements ConferenceRoom {

    private static final Logger LOG = LoggerFactory.getLogger(MujiRoom.class);
    private static final int JOIN_ATTEMPTS = 3;
    private static final long JOIN_PATIENCE_MS = 2000;

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
        chat.create(nickname);
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
                .addField(FormField.textSingleBuilder(MucConfigFormManager.MUC_ROOMCONFIG_MEMBERSONLY).setValue("1").build())
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
        nick = nickname;
        listener = stanza -> {
            Presence presence = (Presence) stanza;
            clock.execute(() -> tell(conference, presence));
        };
        // Synchronous listeners hear stanzas in their order, which decides who begins a session.
        connection.addSyncStanzaListener(listener,
                new AndFilter(StanzaTypeFilter.PRESENCE, FromMatchesFilter.createBare(chat.getRoom())));
        if (!chat.isJoined()) {
            join(nickname);
        }
    }

    /** Of two who join at the same moment, Openfire 4.2.0 may not tell one that it has; it does when asked again. */
    private void join(Resourcepart nickname) throws SmackException, XMPPException, InterruptedException {
        for (int i = 1; i < JOIN_ATTEMPTS; i++) {
            try {
                chat.join(chat.getEnterConfigurationBuilder(nickname).timeoutAfter(JOIN_PATIENCE_MS).build());
                return;
            } catch (SmackException.NoResponseException e) {
                LOG.debug("Joining {} again", chat.getRoom());
            }
        }
        chat.join(nickname);
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

    private static void tell(Conference conference, Presence presence) {
        Resourcepart occupant = presence.getFrom().getResourceOrNull();
        if (occupant == null) {
            return;
        }
        if (presence.getType() == Presence.Type.unavailable) {
            conference.gone(occupant);
        } else if (presence.getType() == Presence.Type.available) {
            Optional<Jid> address = Optional.ofNullable(MUCUser.from(presence)).map(MUCUser::getItem)
                    .map(item -> item.getJid());
            conference.present(new Occupant(occupant,
                    address.flatMap(jid -> Optional.ofNullable(jid.asEntityFullJidIfPossible())), Muji.from(presence)));
        }
    }

    @Override
    public void announce(Optional<Muji> muji) {
        PresenceBuilder presence = connection.getStanzaFactory().buildPresenceStanza()
                .ofType(Presence.Type.available).to(JidCreate.fullFrom(chat.getRoom(), nick));
        muji.ifPresent(presence::addExtension);
        try {
            connection.sendStanza(presence.build());
        } catch (NotConnectedException e) {
            // The room has taken the user for gone by itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves; idempotent. Blocks. */
    public void leave() throws SmackException, XMPPException, InterruptedException {
        connection.removeSyncStanzaListener(listener);
        if (chat.isJoined()) {
            chat.leave();
        }
    }
}
