package io.github.peerfire.openfire.operation.endpoint;

import java.util.List;

/**
 * A part of the endpoints that fit a query.
 *
 * @param rows what to show
 * @param offset how many come before; may be less than was asked for
 * @param found how many fit
 * @param total how many are connected
 */
public record EndpointPage(List<EndpointRow> rows, int offset, int found, int total) {

    /** Copies the rows. */
    public EndpointPage {
        rows = List.copyOf(rows);
    }
}
