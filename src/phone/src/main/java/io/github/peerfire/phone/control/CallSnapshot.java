package io.github.peerfire.phone.control;

import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.util.List;
import java.util.Optional;

/**
 * A call at a moment.
 *
 * @param number by which the controller knows it; it never changes
 * @param kind with whom it is
 * @param name what the user calls the other side
 * @param outgoing whether it was placed here
 * @param video whether pictures were proposed
 * @param state where the call is
 * @param media what rests, here and there
 * @param heard whether sound of the other side has come, or of anybody in a group call
 * @param code the digits to compare by voice; empty until the other side is verified
 * @param history the figures of the last minute
 * @param chat what was written, the oldest first
 * @param members the others in a group call, in the order of their coming
 */
public record CallSnapshot(
        int number, CallKind kind, String name, boolean outgoing, boolean video, CallState state,
        CallMediaState media, boolean heard, Optional<String> code, SampleHistory history, List<ChatLine> chat,
        List<MemberSnapshot> members) {

    /** Copies the lists. */
    public CallSnapshot {
        chat = List.copyOf(chat);
        members = List.copyOf(members);
    }

    /** Whether it rings here and waits for the user. */
    public boolean rings() {
        return state.phase() == CallPhase.ALERTING;
    }

    /** Whether it rings at the other side. */
    public boolean ringsThere() {
        return state.phase() == CallPhase.RINGING;
    }

    /** Whether both sides can talk. */
    public boolean active() {
        return state.phase() == CallPhase.ACTIVE;
    }

    /** Whether the user talks in it. */
    public boolean talkedIn() {
        return active() && !held();
    }

    /** Whether lines of text can be sent. */
    public boolean canChat() {
        return active() && media.kinds().contains(MediaKind.DATA);
    }

    /** Whether our microphone is muted. */
    public boolean muted() {
        return media.muted().contains(MediaKind.AUDIO);
    }

    /** Whether our camera is off. */
    public boolean cameraOff() {
        return media.muted().contains(MediaKind.VIDEO);
    }

    /** Whether we hold the call. */
    public boolean held() {
        return media.held();
    }
}
