package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.muji.ConferenceState;
import io.github.peerfire.smack.muji.Mesh;
import io.github.peerfire.smack.muji.MeshListener;
import io.github.peerfire.smack.muji.Occupant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

/** Whoever made the room may let it say that anybody is there. */
class MeshTest {

    /** Twice as many as may take part. */
    private static final int MOST = 16;

    private final VirtualClock clock = new VirtualClock();
    private final CallDevice device = new Switchboard(clock).connect("alice@example.net/desk");
    private final ConferenceSessions sessions = device.manager().conference(
            JidCreate.entityBareFromOrThrowUnchecked("standup@conf.example.net"), new StageHost(device));
    private final Present present = new Present();
    private final Mesh mesh = new Mesh(sessions, clock, present);

    private static EntityFullJid jid(int number) {
        return JidCreate.entityFullFromOrThrowUnchecked("bob@example.org/" + number);
    }

    private void come(int number) {
        mesh.came(new Occupant(jid(number).getResourcepart(), Optional.of(jid(number)), Optional.empty()));
    }

    @Test
    void ofACrowdAsManyAreMetAsCouldTakePart() {
        for (int i = 0; i < 1000; i++) {
            come(i);
        }
        assertThat(present.devices).hasSize(MOST).contains(jid(0)).doesNotContain(jid(MOST));
        mesh.left(jid(0));
        come(MOST);
        assertThat(present.devices).hasSize(MOST).contains(jid(MOST));
        mesh.close();
    }

    @Test
    void whoeverIsOneTooManyHasNoSession() {
        for (int i = 0; i < MOST; i++) {
            mesh.accepted(sessions.initiate(jid(i), Set.of(MediaKind.AUDIO)));
        }
        CallSession tooMany = sessions.initiate(jid(MOST), Set.of(MediaKind.AUDIO));
        mesh.accepted(tooMany);
        assertThat(present.devices).hasSize(MOST).contains(jid(0)).doesNotContain(jid(MOST));
        clock.pass(Duration.ofSeconds(1));
        assertThat(CallPair.ending(tooMany)).isEqualTo(CallEnding.CANCELLED);
        mesh.close();
    }

    /** Who was met and has not left. */
    private static final class Present implements MeshListener {

        private final List<EntityFullJid> devices = new ArrayList<>();

        @Override
        public void state(ConferenceState state) {
            // The user's own.
        }

        @Override
        public void came(EntityFullJid participant) {
            devices.add(participant);
        }

        @Override
        public void changed() {
            // With what.
        }

        @Override
        public void began(CallSession session) {
            // How far.
        }

        @Override
        public void left(EntityFullJid participant) {
            devices.remove(participant);
        }
    }
}
