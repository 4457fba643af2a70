package io.github.peerfire.client;

import io.github.peerfire.smack.element.MediaKind;
import java.time.Instant;
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
    private final Instant since;
    private final GroupCalls calls;
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();

    /** How an invitation ends. */
    public enum Ending {
        /** This user accepted, on this device. */
        ACCEPTED,
        /** This user does not want to, as this device said. */
        DECLINED,
        /** This user answered on another device. */
        ANSWERED_ELSEWHERE,
        /** Who invited has taken it back, or the call was over before this device heard of it. */
        CALL_OVER
    }

    GroupInvitation(
            String id, EntityFullJid from, EntityBareJid room, boolean video, Instant since, GroupCalls calls) {
        this.id = id;
        this.from = from;
        this.room = room;
        this.expected = video ? EnumSet.of(MediaKind.AUDIO, MediaKind.VIDEO) : EnumSet.of(MediaKind.AUDIO);
        this.since = since;
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

    /** When it was sent; in the past if this user was not there. */
    public Instant since() {
        return since;
    }

    /** Completes when nobody needs to be asked any more; an invitation may come that is over already. */
    public CompletableFuture<Ending> ended() {
        return ended.copy();
    }

    boolean end(Ending how) {
        return ended.complete(how);
    }

    /** Takes part, and says so. As {@link GroupCalls#join}. */
    public CompletableFuture<GroupCall> accept(MediaKind... media) {
        end(Ending.ACCEPTED);
        return calls.accept(this, Set.of(media));
    }

    /** Does not want to, and says so. */
    public void decline() {
        if (end(Ending.DECLINED)) {
            calls.decline(this);
        }
    }
}
