package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.muji.Conference;
import io.github.peerfire.smack.muji.ConferenceLimits;
import io.github.peerfire.smack.muji.ConferenceListener;
import io.github.peerfire.smack.muji.MujiRoom;
import io.github.peerfire.smack.muji.UnsuitableRoomException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;

/** The room of a group call; asks it what takes a while on a thread of its own. Any thread. */
final class GroupRoom {

    private final MujiRoom room;
    private final Resourcepart nick;

    GroupRoom(XMPPConnection connection, EntityBareJid address, CallClock clock) {
        this.room = new MujiRoom(connection, address, clock);
        // Unique, since a user may be there with several devices.
        this.nick = Resourcepart.fromOrThrowUnchecked(
                connection.getUser().getLocalpart() + "-" + connection.getUser().getResourcepart());
    }

    EntityBareJid address() {
        return room.address();
    }

    Conference conference(CallAbilities abilities, CallClock clock, ConferenceListener listener) {
        return new Conference(nick, room, abilities, ConferenceLimits.DEFAULT, clock, listener);
    }

    /** Makes the room, if members are named, and enters. */
    CompletableFuture<Void> enter(Conference conference, Optional<Collection<BareJid>> members) {
        return apart(GroupCallFailure.NOT_ADMITTED, () -> {
            if (members.isPresent()) {
                room.create(nick, members.get());
            }
            room.enter(nick, conference);
        });
    }

    /** Lets an account enter. */
    CompletableFuture<Void> admit(BareJid account) {
        return apart(GroupCallFailure.NOT_INVITED, () -> room.admit(List.of(account)));
    }

    CompletableFuture<Void> leave() {
        return apart(GroupCallFailure.NOT_ADMITTED, room::leave);
    }

    private static CompletableFuture<Void> apart(GroupCallFailure otherwise, Task task) {
        return Blocking.ask("group", () -> {
            try {
                task.run();
                return null;
            } catch (UnsuitableRoomException e) {
                throw new GroupCallException(GroupCallFailure.UNSUITABLE_ROOM, e);
            } catch (XMPPException.XMPPErrorException e) {
                throw new GroupCallException(reason(e, otherwise), e);
            } catch (SmackException | XMPPException | RuntimeException e) {
                throw new GroupCallException(otherwise, e);
            }
        });
    }

    private static GroupCallFailure reason(XMPPException.XMPPErrorException refused, GroupCallFailure otherwise) {
        if (otherwise != GroupCallFailure.NOT_ADMITTED) {
            return otherwise;
        }
        // XEP-0045 section 7.2.
        return switch (refused.getStanzaError().getCondition()) {
            case registration_required, forbidden -> GroupCallFailure.NO_MEMBER;
            case item_not_found -> GroupCallFailure.NO_SUCH_ROOM;
            default -> otherwise;
        };
    }

    /** What asks the room and waits. */
    private interface Task {

        void run() throws SmackException, XMPPException, InterruptedException, UnsuitableRoomException;
    }
}
