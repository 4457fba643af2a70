package io.github.peerfire.phone.control;

import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/**
 * A call at a moment.
 *
 * @param number by which the controller knows it; it never changes
 * @param contact the other side's account
 * @param name what the user calls the other side
 * @param outgoing whether it was placed here
 * @param video whether pictures were proposed
 * @param state where the call is
 * @param media what rests, here and there
 * @param code the digits to compare by voice; empty until the other side is verified
 * @param history the figures of the last minute
 */
public record CallSnapshot(
        int number, BareJid contact, String name, boolean outgoing, boolean video, CallState state,
        CallMediaState media, Optional<String> code, SampleHistory history) {

    /** Whether it rings here and waits for the user. */
    public boolean rings() {
        return state.phase() == CallPhase.ALERTING;
    }

    /** Whether both sides can talk. */
    public boolean active() {
        return state.phase() == CallPhase.ACTIVE;
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
