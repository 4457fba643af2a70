package io.github.peerfire.demo;

import io.github.peerfire.client.GroupCall;
import io.github.peerfire.client.GroupInvitation;
import io.github.peerfire.client.GroupMember;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.smack.element.MediaKind;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;

/** A client in group calls, with an encoder for each medium whose frames are one byte, and what it gets of others. */
final class GroupGuest {

    /** As FLV writes G.711 mu-law. */
    private static final byte AUDIO = (byte) 0x82;

    /** As FLV writes a key frame. */
    private static final byte VIDEO = 0x12;

    private static final long PATIENCE_SECONDS = 60;

    private final PeerfireClient client;
    private final int voice;
    private final BlockingQueue<GroupInvitation> invitations = new LinkedBlockingQueue<>();
    private final Map<Integer, Long> heard = new ConcurrentHashMap<>();
    private final Map<Integer, Long> seen = new ConcurrentHashMap<>();
    private final AtomicLong samples = new AtomicLong();
    private final AtomicLong pictures = new AtomicLong();
    private volatile GroupCall call;

    GroupGuest(PeerfireClient client, int voice) {
        this.client = client;
        this.voice = voice;
        client.groups().onInvitation(invitations::add);
    }

    PeerfireClient client() {
        return client;
    }

    int voice() {
        return voice;
    }

    BareJid account() {
        return client.jid().asBareJid();
    }

    /** The name by which a room knows it. */
    String nick() {
        return client.jid().getLocalpart() + "-" + client.jid().getResourcepart();
    }

    GroupCall call() {
        return call;
    }

    /** The first invitation that came in and was not looked at yet, or the next one. */
    GroupInvitation nextInvitation() throws InterruptedException {
        GroupInvitation next = invitations.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nobody has invited " + this);
        }
        return next;
    }

    boolean isInvited() {
        return !invitations.isEmpty();
    }

    /** As if no invitation had come. */
    void forgetInvitations() {
        invitations.clear();
    }

    /** How many frames of audio came of whom, since it was asked to forget. */
    Map<Integer, Long> heard() {
        return heard;
    }

    /** How many frames of video came of whom. */
    Map<Integer, Long> seen() {
        return seen;
    }

    void forget() {
        heard.clear();
        seen.clear();
    }

    /** What its encoder of audio has put out. */
    long samples() {
        return samples.get();
    }

    GroupGuest create(Collection<BareJid> invited, MediaKind... media) throws Exception {
        return take(Phones.await(client.groups().create(invited, media)));
    }

    GroupGuest join(EntityBareJid room, MediaKind... media) throws Exception {
        return take(Phones.await(client.groups().join(room, media)));
    }

    /** Takes part in a call, and listens to everybody. */
    GroupGuest take(GroupCall joined) {
        forget();
        call = joined;
        call.onMember(this::listen);
        return this;
    }

    private void listen(GroupMember member) {
        member.remote().onAudio((timestamp, tag) -> heard.merge((int) tag[1], 1L, Long::sum));
        member.remote().onVideo((timestamp, tag) -> seen.merge((int) tag[1], 1L, Long::sum));
    }

    /** Encodes a frame of each medium, once, and writes it once. */
    void tick(long timestamp) {
        GroupCall present = call;
        if (present != null) {
            samples.incrementAndGet();
            present.local().audio(timestamp, new byte[] {AUDIO, (byte) voice});
            if (present.media().contains(MediaKind.VIDEO)) {
                pictures.incrementAndGet();
                present.local().video(timestamp, new byte[] {VIDEO, (byte) voice});
            }
        }
    }

    void leave() throws Exception {
        if (call != null) {
            Phones.await(call.leave());
            call = null;
        }
    }

    GroupMember member(GroupGuest other) {
        return call.members().stream().filter(member -> member.jid().equals(other.client.jid())).findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return client.jid().getLocalpart() + ": "
                + (call == null ? "out" : call.state() + " " + call.members().stream().map(member ->
                        member.jid().getLocalpart() + " " + member.state().phase()).toList() + " hears " + heard);
    }
}
