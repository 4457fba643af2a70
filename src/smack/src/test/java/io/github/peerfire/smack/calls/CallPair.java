package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.MediaKind;
import java.time.Duration;
import java.util.Set;

/** Alice's desk and Bob's phone, and a call of theirs, in virtual time. */
class CallPair {

    static final Set<MediaKind> TALK = Set.of(MediaKind.AUDIO, MediaKind.DATA);

    final VirtualClock clock = new VirtualClock();
    final Switchboard switchboard = new Switchboard(clock);
    final CallDevice desk = switchboard.connect("alice@example.net/desk");
    final CallDevice phone = switchboard.connect("bob@example.net/phone");
    CallSession outgoing;
    CallSession incoming;

    void ring() {
        outgoing = desk.manager().place(phone.self().asBareJid(), TALK);
        settle();
        incoming = phone.incoming().get(0);
    }

    void connect() {
        ring();
        incoming.accept();
        settle();
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.CONNECTING);
        assertThat(incoming.state().phase()).isEqualTo(CallPhase.CONNECTING);
    }

    void talk() {
        connect();
        beginToFlow();
        switchboard.log().clear();
    }

    /** Both sides have media that flow. */
    void beginToFlow() {
        deskMedia().listener().ready();
        phoneMedia().listener().ready();
        settle();
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.ACTIVE);
        assertThat(incoming.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    ScriptedMedia deskMedia() {
        return desk.media(outgoing);
    }

    ScriptedMedia phoneMedia() {
        return phone.media(incoming);
    }

    void settle() {
        clock.pass(Duration.ofMillis(200));
    }

    static CallEnding ending(CallSession call) {
        return call.state().ending().orElse(null);
    }
}
