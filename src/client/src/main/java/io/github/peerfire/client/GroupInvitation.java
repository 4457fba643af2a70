package io.github.peerfire.client;

import io.github.peerfire.smack.element.MediaKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/** A contact invites to a group call (XEP-0482). Any thread. */
public final class GroupInvitation {

    private final String id;
    private final EntityFullJid from;
    private final EntityBareJid room;
    private final Set<MediaKind> expected;
    private final GroupCalls calls;

    GroupInvitation(String id, EntityFullJid from, EntityBareJid room, boolean video, GroupCalls calls) {
        this.id = id;
        this.from = from;
        this.room = room;
        this.expected = video ? EnumSet.of(MediaKind.AUDIO, MediaKind.VIDEO) : EnumSet.of(MediaKind.AUDIO);
        this.calls = calls;
    }

    /** What the invitation is known by. */
    public String id() {
        return id;
    }

    /** Who invites. */
    public EntityFullJid from() {
        return from;
    }

    /** Where the call is. */
    public EntityBareJid room() {
        return room;
    }

    /** With which media the others take part. */
    public Set<MediaKind> expected() {
        return Set.copyOf(expected);
    }

    /** Takes part, and says so. As {@link GroupCalls#join}. */
    public CompletableFuture<GroupCall> accept(MediaKind... media) {
        calls.answer(this, true);
        return calls.join(room, media);
    }

    /** Does not want to, and says so. */
    public void decline() {
        calls.answer(this, false);
    }
}
