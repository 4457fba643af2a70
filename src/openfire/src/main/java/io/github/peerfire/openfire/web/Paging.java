package io.github.peerfire.openfire.web;

/**
 * Where one is in a long list.
 *
 * @param range which rows are shown, in words
 * @param first link to the first page; empty on that page, as the others
 * @param previous link to the page before
 * @param next link to the page after
 * @param last link to the last page
 */
record Paging(String range, String first, String previous, String next, String last) {

    /** Where one is from {@code offset} on, of {@code found}, {@code shown} being shown and {@code limit} asked for. */
    static Paging of(Query query, int offset, int shown, int limit, int found, Wording wording) {
        String range = found == 0 ? wording.text("page.rows.none") : wording.text("page.rows",
                wording.number(offset + 1L), wording.number((long) offset + shown), wording.number(found));
        int end = (found - 1) / limit * limit;
        boolean more = offset + shown < found;
        return new Paging(range, offset > 0 ? link(query, 0) : "",
                offset > 0 ? link(query, Math.max(0, offset - limit)) : "",
                more ? link(query, offset + limit) : "", more ? link(query, end) : "");
    }

    private static String link(Query query, int offset) {
        return query.with("offset", offset).toString();
    }
}
