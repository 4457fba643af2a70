package io.github.peerfire.rendezvous;

/**
 * How peers are introduced.
 *
 * @param portPrediction whether, where a NAT uses one port for each far end, the next ports are guessed from what it
 *     does towards the second port ({@link RendezvousConfig.Builder#probe}); helps where it counts up
 * @param remembered how many introductions are remembered for diagnosis, 0 to 100000
 */
public record IntroductionSettings(boolean portPrediction, int remembered) {

    /** No prediction, 512 remembered. */
    public static final IntroductionSettings DEFAULT = new IntroductionSettings(false, 512);

    private static final int MOST_REMEMBERED = 100_000;

    /** @throws IllegalArgumentException if the number is out of bounds */
    public IntroductionSettings {
        if (remembered < 0 || remembered > MOST_REMEMBERED) {
            throw new IllegalArgumentException(
                    "the number of remembered introductions must be from 0 to " + MOST_REMEMBERED);
        }
    }
}
