package io.github.peerfire.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FuzzTargetTest {

    @Test
    void mutationsAreTheSameForTheSameSeedAndOthersForOthers() {
        byte[][] parents = {{1, 2, 3, 4, 5, 6, 7, 8}, new byte[40], {}};
        int changed = 0;
        for (int seed = 0; seed < 500; seed++) {
            byte[] mutation = Mutation.of(parents, new Random(seed));
            assertThat(mutation).isEqualTo(Mutation.of(parents, new Random(seed)));
            changed += Arrays.stream(parents).anyMatch(parent -> Arrays.equals(parent, mutation)) ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(400);
    }

    @Test
    void aTargetWithoutCorpusIsAMistake() {
        assertThatThrownBy(() -> Corpus.of(FuzzTargetTest.class)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDecoderThatTakesTheSquareOfTheLengthIsFound() {
        Quadratic decoder = new Quadratic();
        decoder.everyInputOfTheCorpusDoesNoHarm();
        assertThatThrownBy(decoder::longInputsMadeOfTheCorpusDoNoHarm)
                .isInstanceOf(AssertionError.class).hasMessageContaining("of 64000 microseconds");
    }

    @Test
    void operationsAreZeroesWhenTheInputIsAtItsEnd() {
        Operations operations = new Operations(new byte[] {(byte) 0xff, 2, 3});
        assertThat(operations.next()).isEqualTo(255);
        assertThat(operations.bytes(5)).containsExactly(2, 3);
        assertThat(operations.next16()).isZero();
        assertThat(operations.hasNext()).isFalse();
    }

    /** Looks behind each byte for an end that is not there, which goes unnoticed in short inputs. */
    static class Quadratic extends FuzzTarget {

        private volatile int ends;

        @Override
        protected void run(byte[] input) throws Exception {
            Cost.of(input, 1_000, 0).limit(() -> {
                for (int begin = 0; begin < input.length; begin++) {
                    int end = begin;
                    while (end < input.length && input[end] != 0) {
                        end++;
                    }
                    ends += end;
                }
            });
        }
    }
}
