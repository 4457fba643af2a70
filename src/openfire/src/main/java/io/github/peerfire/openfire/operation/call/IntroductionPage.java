package io.github.peerfire.openfire.operation.call;

import java.util.List;

/**
 * A part of the introductions that fit a query.
 *
 * @param rows what to show, the latest first
 * @param offset how many come before; may be less than was asked for
 * @param found how many fit
 */
public record IntroductionPage(List<IntroductionRow> rows, int offset, int found) {

    /** Copies the rows. */
    public IntroductionPage {
        rows = List.copyOf(rows);
    }
}
