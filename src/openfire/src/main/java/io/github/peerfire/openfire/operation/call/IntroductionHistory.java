package io.github.peerfire.openfire.operation.call;

import java.util.List;
import java.util.Optional;

/** The latest introductions; as many are remembered as the settings say. Does not wait for anything. */
public interface IntroductionHistory {

    /** Those that fit, the latest first. */
    IntroductionPage find(IntroductionQuery query);

    /** The latest ones, as long as they are remembered. */
    default List<IntroductionRow> latest(int most) {
        return find(new IntroductionQuery("", Optional.empty(), 0, most)).rows();
    }
}
