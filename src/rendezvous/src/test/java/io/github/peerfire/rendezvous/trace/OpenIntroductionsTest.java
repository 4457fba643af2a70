package io.github.peerfire.rendezvous.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of what goes on, beside a plain list of the same. */
class OpenIntroductionsTest {

    private static final long SEED = 20_261_123;

    private final OpenIntroductions table = new OpenIntroductions();
    private final List<IntroductionRecord> model = new ArrayList<>();
    private final List<Party> parties = IntStream.range(0, 12).mapToObj(OpenIntroductionsTest::party).toList();
    private final Random random = new Random(SEED);

    private static Party party(int number) {
        return new Party(number, new PeerId(ByteBuffer.allocate(PeerId.LENGTH).putInt(number).array()));
    }

    @Test
    void whatIsAddedMovedAndTakenOutIsFoundAsInAList() {
        for (int i = 0; i < 20_000; i++) {
            Party asker = any();
            Party target = any();
            IntroductionRecord found = table.find(asker, target.id());
            assertThat(found).as("seed %d, step %d", SEED, i).isSameAs(inModel(asker, target.id()));
            if (found == null) {
                add(asker, target);
            } else if (random.nextInt(3) == 0) {
                table.changeWanted(found, any());
            } else {
                assertThat(table.remove(found)).isTrue();
                assertThat(table.remove(found)).isFalse();
                model.remove(found);
            }
            check(any());
        }
    }

    @Test
    void itGrowsUntilItIsFull() {
        Party wanted = parties.get(0);
        for (int i = 0; i < OpenIntroductions.MOST; i++) {
            Party asker = party(i);
            assertThat(table.isFull()).isFalse();
            add(asker, wanted);
            assertThat(table.find(asker, wanted.id())).isSameAs(model.get(i));
        }
        assertThat(table.isFull()).isTrue();
        assertThat(table.ofTarget(wanted)).containsExactlyElementsOf(model);
    }

    private Party any() {
        return parties.get(random.nextInt(parties.size()));
    }

    private void add(Party asker, Party target) {
        IntroductionRecord record = new IntroductionRecord(model.size(), asker, target.id(), target, 0);
        table.add(record, 0);
        model.add(record);
    }

    private IntroductionRecord inModel(Party asker, PeerId target) {
        return model.stream().filter(record -> record.isOf(asker, target)).findFirst().orElse(null);
    }

    private void check(Party party) {
        List<IntroductionRecord> asked = model.stream().filter(record -> record.asker() == party).toList();
        assertThat(table.ofAsker(party)).containsExactlyElementsOf(asked);
        assertThat(table.hasFewer(party, 3)).isEqualTo(asked.size() < 3);
        assertThat(table.ofTarget(party)).containsExactlyInAnyOrderElementsOf(
                model.stream().filter(record -> record.wanted == party).toList());
    }
}
