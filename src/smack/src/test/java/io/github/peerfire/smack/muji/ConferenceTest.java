package io.github.peerfire.smack.muji;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.VirtualClock;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0272 section 5 and ProtoXEP section 9. */
class ConferenceTest {

    private static final CallAbilities ALL = new CallAbilities(Map.of(
            MediaKind.AUDIO, List.of(Codec.PCMU), MediaKind.VIDEO, List.of(Codec.SPEEX), MediaKind.DATA, List.of()));
    private static final Set<MediaKind> AUDIO = Set.of(MediaKind.AUDIO);

    private final VirtualClock clock = new VirtualClock();
    private RoomInOrder room = new RoomInOrder(clock, new Random(1));

    @ParameterizedTest
    @MethodSource("seeds")
    void whoeverComesWhenEachTwoMeetOnce(int seed) {
        Random random = new Random(seed);
        room = new RoomInOrder(clock, random);
        List<RoomInOrder.Guest> guests = new ArrayList<>();
        int count = 2 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            RoomInOrder.Guest guest = room.enter("guest" + i, ALL, ConferenceLimits.DEFAULT);
            clock.schedule(Duration.ofMillis(random.nextInt(200)), () -> guest.conference().join(AUDIO));
            guests.add(guest);
        }
        clock.pass(Duration.ofSeconds(60));
        for (RoomInOrder.Guest guest : guests) {
            assertThat(guest.conference().state()).as("seed %s", seed).isEqualTo(ConferenceState.JOINED);
            for (RoomInOrder.Guest other : guests) {
                if (guest != other) {
                    assertThat(guest.present()).as("seed %s", seed).contains(other.device());
                    assertThat(guest.met().contains(other.device()) ^ other.met().contains(guest.device()))
                            .as("seed %s: exactly one of %s and %s begins", seed, guest.device(), other.device())
                            .isTrue();
                }
            }
            assertThat(guest.met()).doesNotHaveDuplicates();
        }
        assertThat(clock.waiting()).isZero();
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @Test
    void whoLeavesIsGoneForAllOthers() {
        RoomInOrder.Guest alice = joined("alice", ALL, AUDIO);
        RoomInOrder.Guest bob = joined("bob", ALL, AUDIO);
        RoomInOrder.Guest carol = joined("carol", ALL, AUDIO);
        bob.conference().leave();
        room.leave(carol);
        clock.pass(Duration.ofSeconds(1));
        assertThat(alice.present()).isEmpty();
        assertThat(bob.conference().state()).isEqualTo(ConferenceState.OUTSIDE);
        assertThat(alice.conference().accepts(bob.device())).as("still in the room").isTrue();
        assertThat(alice.conference().accepts(carol.device())).isFalse();
        assertThat(bob.conference().accepts(alice.device())).isFalse();
    }

    @Test
    void nobodyWaitsForeverForOneWhoNeverGetsReady() {
        RoomInOrder.Guest stuck = room.enter("aaron", ALL, ConferenceLimits.DEFAULT);
        RoomInOrder.Guest alice = room.enter("alice", ALL, ConferenceLimits.DEFAULT);
        room.hearOnly(1, stuck);
        stuck.conference().join(AUDIO);
        clock.pass(Duration.ofSeconds(1));
        alice.conference().join(AUDIO);
        clock.pass(Duration.ofSeconds(5));
        assertThat(alice.conference().state()).isEqualTo(ConferenceState.PREPARING);
        clock.pass(Duration.ofSeconds(6));
        assertThat(alice.conference().state()).isEqualTo(ConferenceState.JOINED);
    }

    @Test
    void aKindIsNotOfferedThatOneCannotDecodeOrThatTooManyHave() {
        CallAbilities deaf = new CallAbilities(Map.of(MediaKind.AUDIO, List.of(Codec.SPEEX), MediaKind.DATA,
                List.of()));
        joined("alice", ALL, Set.of(MediaKind.AUDIO, MediaKind.VIDEO));
        RoomInOrder.Guest bob = joined("bob", deaf, Set.of(MediaKind.AUDIO, MediaKind.DATA));
        assertThat(bob.conference().taken()).containsExactly(MediaKind.DATA);
        RoomInOrder.Guest mute = joined("mute", deaf, AUDIO);
        assertThat(mute.conference().state()).isEqualTo(ConferenceState.NO_COMMON_CODEC);
        assertThat(mute.met()).isEmpty();

        ConferenceLimits two = new ConferenceLimits(4, 2);
        RoomInOrder.Guest carol = joined("carol", ALL, Set.of(MediaKind.AUDIO, MediaKind.VIDEO), two);
        assertThat(carol.conference().taken()).containsExactlyInAnyOrder(MediaKind.AUDIO, MediaKind.VIDEO);
        RoomInOrder.Guest dave = joined("dave", ALL, Set.of(MediaKind.AUDIO, MediaKind.VIDEO), two);
        assertThat(dave.conference().taken()).containsExactly(MediaKind.AUDIO);
        RoomInOrder.Guest erin = joined("erin", ALL, AUDIO, two);
        assertThat(erin.conference().state()).isEqualTo(ConferenceState.FULL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void ofTenWhoComeAtTheSameMomentEightTakePartAndFourOfThemWithVideo(int seed) {
        Random random = new Random(seed);
        room = new RoomInOrder(clock, random);
        List<RoomInOrder.Guest> guests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            RoomInOrder.Guest guest = room.enter("guest" + i, ALL, ConferenceLimits.DEFAULT);
            clock.schedule(Duration.ofMillis(random.nextInt(100)), () ->
                    guest.conference().join(Set.of(MediaKind.AUDIO, MediaKind.VIDEO)));
            guests.add(guest);
        }
        clock.pass(Duration.ofSeconds(60));
        List<Conference> joined = guests.stream().map(RoomInOrder.Guest::conference)
                .filter(conference -> conference.state() == ConferenceState.JOINED).toList();
        assertThat(joined).hasSize(8).allMatch(conference -> conference.taken().contains(MediaKind.AUDIO));
        assertThat(joined).filteredOn(conference -> conference.taken().contains(MediaKind.VIDEO)).hasSize(4);
        assertThat(guests).filteredOn(guest -> guest.conference().state() == ConferenceState.FULL).hasSize(2)
                .allMatch(guest -> guest.met().isEmpty());
        assertThat(guests.stream().mapToInt(guest -> guest.met().size()).sum()).as("sessions").isEqualTo(28);
    }

    @Test
    void whoeverWasPutOutSaysNothingToTheRoomAnyMoreSinceThatCouldBeTakenForTheWishToEnter() {
        RoomInOrder.Guest alice = joined("alice", ALL, AUDIO);
        RoomInOrder.Guest bob = joined("bob", ALL, AUDIO);
        int said = bob.said();
        bob.conference().removed(RoomEnding.KICKED);
        assertThat(bob.conference().state()).isEqualTo(ConferenceState.REMOVED);
        assertThat(bob.conference().ending()).contains(RoomEnding.KICKED);
        assertThat(bob.conference().accepts(alice.device())).isFalse();
        bob.conference().leave();
        joined("carol", ALL, AUDIO);
        clock.pass(Duration.ofSeconds(30));
        assertThat(bob.said()).isEqualTo(said);
        assertThat(bob.conference().state()).isEqualTo(ConferenceState.REMOVED);
    }

    @Test
    void whatTheRoomDoesNotRepeatIsSaidAgainAndThenGivenUp() {
        RoomInOrder.Guest alice = room.enter("alice", ALL, ConferenceLimits.DEFAULT);
        room.hearOnly(0, alice);
        alice.conference().join(AUDIO);
        clock.pass(Duration.ofSeconds(14));
        assertThat(alice.conference().state()).isEqualTo(ConferenceState.PREPARING);
        assertThat(alice.said()).isEqualTo(3);
        clock.pass(Duration.ofSeconds(2));
        assertThat(alice.conference().state()).isEqualTo(ConferenceState.UNHEARD);
        assertThat(clock.waiting()).isZero();
    }

    @Test
    void whatWasSaidLatelyIsSaidAgainWhenSomebodyEnters() {
        RoomInOrder.Guest alice = joined("alice", ALL, AUDIO);
        int said = alice.said();
        room.enter("bob", ALL, ConferenceLimits.DEFAULT);
        room.enter("carol", ALL, ConferenceLimits.DEFAULT);
        clock.pass(Duration.ofSeconds(20));
        assertThat(alice.said()).as("once for both").isEqualTo(said + 1);
        room.enter("dave", ALL, ConferenceLimits.DEFAULT);
        clock.pass(Duration.ofSeconds(20));
        assertThat(alice.said()).as("dave was told").isEqualTo(said + 1);
    }

    @Test
    void theCommonCodecsAreThoseThatAllOthersDecode() {
        CallAbilities both = new CallAbilities(Map.of(MediaKind.AUDIO, List.of(Codec.SPEEX, Codec.PCMU)));
        RoomInOrder.Guest alice = joined("alice", both, AUDIO);
        joined("bob", both, AUDIO);
        assertThat(alice.conference().common(MediaKind.AUDIO)).containsExactly(Codec.SPEEX, Codec.PCMU);
        joined("carol", ALL, AUDIO);
        assertThat(alice.conference().common(MediaKind.AUDIO)).containsExactly(Codec.PCMU);
    }

    private RoomInOrder.Guest joined(String name, CallAbilities abilities, Set<MediaKind> kinds) {
        return joined(name, abilities, kinds, ConferenceLimits.DEFAULT);
    }

    private RoomInOrder.Guest joined(
            String name, CallAbilities abilities, Set<MediaKind> kinds, ConferenceLimits limits) {
        RoomInOrder.Guest guest = room.enter(name, abilities, limits);
        clock.pass(Duration.ofSeconds(1));
        guest.conference().join(kinds);
        clock.pass(Duration.ofSeconds(1));
        return guest;
    }
}
