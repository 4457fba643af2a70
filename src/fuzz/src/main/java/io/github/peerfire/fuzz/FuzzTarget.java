package io.github.peerfire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Takes arbitrary bytes, and throws if they do harm. Without Jazzer at work its corpus is run through it, and seeded
 * mutations of that; this needs no agent and no native code. A corpus is a directory of files beside the test,
 * {@code <class>Inputs/fuzz}, where Jazzer also puts what it finds.
 */
public abstract class FuzzTarget {

    private static final int MUTATIONS = 3_000;
    private static final int LONG = 65_536;

    /** Runs one input. What it does must depend on nothing else. */
    protected abstract void run(byte[] input) throws Exception;

    /** How many mutations are run; fewer where one takes long. */
    protected int mutations() {
        return MUTATIONS;
    }

    /** How long long inputs are in bytes; less where one takes long. */
    protected int longest() {
        return LONG;
    }

    /** Jazzer's entry; runs only with the profile {@code fuzz}. */
    @FuzzTest
    public final void fuzz(byte[] input) throws Exception {
        run(input);
    }

    /** Runs an empty input, then each file of the corpus. */
    @Test
    public final void everyInputOfTheCorpusDoesNoHarm() {
        run("nothing", new byte[0]);
        Corpus.of(getClass()).inputs().forEach(this::run);
    }

    /** Runs {@link #mutations} inputs made from the corpus, each from a seed that a failure names. */
    @Test
    public final void mutationsOfTheCorpusDoNoHarm() {
        Map<String, byte[]> inputs = Corpus.of(getClass()).inputs();
        byte[][] parents = inputs.values().toArray(new byte[0][]);
        for (int seed = 0; seed < mutations(); seed++) {
            run("mutation " + seed, Mutation.of(parents, new Random(seed)));
        }
    }

    /**
     * Runs inputs of {@link #longest} bytes, each of them one of the corpus repeated. What takes more time than in
     * proportion to the length shows there.
     */
    @Test
    public final void longInputsMadeOfTheCorpusDoNoHarm() {
        Corpus.of(getClass()).inputs().forEach((name, input) -> run(name + ", repeated", repeated(input)));
    }

    private byte[] repeated(byte[] input) {
        byte[] repeated = new byte[input.length == 0 ? 0 : longest()];
        for (int at = 0; at < repeated.length; at += input.length) {
            System.arraycopy(input, 0, repeated, at, Math.min(input.length, repeated.length - at));
        }
        return repeated;
    }

    private void run(String name, byte[] input) {
        try {
            run(input);
        } catch (Exception | Error e) {
            throw new AssertionError(name + " (" + Corpus.describe(input) + "): " + e.getMessage(), e);
        }
    }
}
