package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.muji.ConferenceState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityFullJid;

/** ProtoXEP section 9 in some hundred worlds, with rooms that tell everybody something else first. */
class ConferenceSimulationTest {

    private static final int SEEDS = 400;
    private static final int MOST = 8;

    @Test
    void whoeverComesGoesOrIsLostAllWhoRemainHaveOneSessionWithEachOther() {
        int[] sizes = new int[MOST + 1];
        eachSeed(seed -> {
            ConferenceWorld world = new ConferenceWorld(seed);
            world.live();
            world.calmDown();
            sizes[assertWhole(world)]++;
            world.end();
            assertOver(world);
        });
        // Else the worlds would be too quiet to show anything.
        assertThat(sizes).as("conferences by size").satisfies(counts ->
                assertThat(counts[3] + counts[4] + counts[5] + counts[6]).isGreaterThan(SEEDS / 4));
    }

    @Test
    void whoeverEnterTogetherAreAllConnectedSoonAndNoMoreThanMay() {
        eachSeed(seed -> {
            ConferenceWorld world = new ConferenceWorld(2 * seed + 1);
            world.enterTogether();
            List<SimulatedGuest> joined = joined(world);
            assertThat(joined).as("joined").hasSize(Math.min(MOST, world.guests().size()));
            for (SimulatedGuest guest : joined) {
                assertThat(guest.members()).as("members of %s", guest).isEqualTo(devices(joined, guest));
                assertThat(guest.sessions()).extracting(session -> session.device().orElseThrow())
                        .as("sessions of %s", guest).doesNotHaveDuplicates().hasSize(joined.size() - 1);
                assertThat(guest.sessions()).allMatch(session -> session.state().phase() == CallPhase.ACTIVE);
            }
            assertThat(world.guests()).filteredOn(guest -> !joined.contains(guest))
                    .allMatch(guest -> guest.conference().leftOut().containsValue(ConferenceState.FULL));
        });
    }

    private static void eachSeed(LongConsumer walk) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                walk.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static List<SimulatedGuest> joined(ConferenceWorld world) {
        return world.guests().stream().filter(SimulatedGuest::isJoined).toList();
    }

    private static Set<EntityFullJid> devices(List<SimulatedGuest> guests, SimulatedGuest except) {
        Set<EntityFullJid> devices = new HashSet<>();
        guests.stream().filter(guest -> guest != except).forEach(guest -> devices.add(guest.device().self()));
        return devices;
    }

    /** A full mesh of active sessions, and nothing else; returns of how many. */
    private static int assertWhole(ConferenceWorld world) {
        List<SimulatedGuest> joined = joined(world);
        assertThat(joined).as("joined").hasSizeLessThanOrEqualTo(MOST);
        assertThat(world.guests()).allMatch(guest -> guest.isInside() == guest.isJoined());
        assertThat(world.room().occupants()).as("in the room").containsExactlyInAnyOrderElementsOf(joined);
        for (SimulatedGuest guest : world.guests()) {
            Set<EntityFullJid> others = joined.contains(guest) ? devices(joined, guest) : Set.of();
            assertThat(guest.members()).as("members of %s", guest).isEqualTo(others);
            assertThat(guest.sessions()).as("sessions of %s", guest).hasSize(others.size())
                    .allMatch(session -> session.state().phase() == CallPhase.ACTIVE);
            for (CallSession session : guest.sessions()) {
                assertThat(joined).as("the other side of %s of %s", session.id(), guest)
                        .filteredOn(other -> other != guest && other.sessions().stream()
                                .anyMatch(theirs -> theirs.id().equals(session.id())))
                        .extracting(other -> other.device().self()).containsExactly(session.device().orElseThrow());
            }
        }
        return joined.size();
    }

    private static void assertOver(ConferenceWorld world) {
        for (SimulatedGuest guest : world.guests()) {
            assertThat(guest.sessions()).as("sessions of %s", guest).isEmpty();
            assertThat(guest.device().openMedia()).as("media of %s", guest).isEmpty();
        }
        assertThat(world.room().occupants()).isEmpty();
        assertThat(world.clock().waiting()).as("timers").isZero();
    }
}
