package io.github.peerfire.phone.control;

import io.github.peerfire.client.GroupCall;
import io.github.peerfire.client.GroupInvitation;
import io.github.peerfire.smack.element.MediaKind;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jxmpp.jid.BareJid;

/**
 * The way into a group call.
 *
 * @param name what the user reads
 * @param kinds with which media
 * @param guests whom the user invites at the beginning
 * @param way makes the room, or goes into it
 * @param invitation of somebody else; empty if the user makes the call
 */
record GroupEntry(
        String name, Set<MediaKind> kinds, Set<BareJid> guests, Supplier<CompletableFuture<GroupCall>> way,
        Optional<GroupInvitation> invitation) {

    static GroupEntry by(GroupInvitation invitation, String name, Set<MediaKind> kinds) {
        return new GroupEntry(name, kinds, Set.of(), () -> invitation.accept(kinds.toArray(MediaKind[]::new)),
                Optional.of(invitation));
    }

    boolean invited() {
        return invitation.isPresent();
    }

    CompletableFuture<GroupCall> enter() {
        return way.get();
    }

    void decline() {
        invitation.ifPresent(GroupInvitation::decline);
    }
}
