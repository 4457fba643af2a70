package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.endpoint.EndpointPage;
import io.github.peerfire.openfire.operation.endpoint.EndpointQuery;
import io.github.peerfire.openfire.operation.endpoint.EndpointSort;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Who is connected. */
final class EndpointsPage implements Page {

    private static final int ROWS = 50;

    @Override
    public String name() {
        return "endpoints";
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public Model show(Visit visit) {
        EndpointQuery query = query(visit);
        EndpointPage page = visit.operations().endpoints().find(query);
        Wording wording = visit.wording();
        Query here = here(query);
        return new Model(query.search(), word(query.sort()), query.descending(),
                Choices.numbers(List.of(25, ROWS, 100, 500), query.limit(), wording),
                Arrays.stream(EndpointSort.values()).map(sort -> column(sort, query, visit)).toList(),
                page.rows().stream().map(row -> EndpointView.of(row, wording)).toList(),
                wording.text("page.endpoints.total", wording.number(page.total())),
                Paging.of(here, page.offset(), page.rows().size(), query.limit(), page.found(), wording),
                here.with("offset", page.offset()).toString());
    }

    @Override
    public Answer submit(Visit visit) {
        OptionalLong connection = visit.parameters().number("disconnect");
        String back = here(query(visit)).with("offset", visit.parameters().text("offset")).toString();
        if (connection.isEmpty()) {
            return Answer.goTo(back, Notice.error("page.form.unknown"));
        }
        boolean was = visit.operations().endpoints().disconnect(visit.who(), connection.getAsLong());
        return Answer.goTo(back,
                was ? Notice.success("page.endpoints.disconnected") : Notice.error("page.endpoints.gone"));
    }

    private static EndpointQuery query(Visit visit) {
        Parameters parameters = visit.parameters();
        EndpointSort sort = visit.operations().endpoints().sorts().stream()
                .filter(each -> word(each).equals(parameters.text("sort"))).findFirst().orElse(EndpointSort.SINCE);
        boolean descending = parameters.has("sort") ? parameters.text("descending").equals("true") : true;
        return new EndpointQuery(parameters.text("search"), sort, descending,
                parameters.number("offset", 0, Integer.MAX_VALUE, 0),
                parameters.number("rows", 1, EndpointQuery.MOST, ROWS));
    }

    private static Query here(EndpointQuery query) {
        return Query.of("endpoints.jsp").with("search", query.search()).with("sort", word(query.sort()))
                .with("descending", query.descending() ? "true" : "").with("rows", query.limit());
    }

    private static Column column(EndpointSort sort, EndpointQuery query, Visit visit) {
        boolean here = sort == query.sort();
        boolean descending = here && !query.descending();
        Query link = here(query).with("sort", word(sort)).with("descending", descending ? "true" : "");
        String direction = !here ? "none" : query.descending() ? "descending" : "ascending";
        return new Column(word(sort), visit.wording().word("page.endpoints.", sort),
                visit.operations().endpoints().sorts().contains(sort) ? link.toString() : "", direction,
                !here ? "" : query.descending() ? "\u25bc" : "\u25b2");
    }

    private static String word(EndpointSort sort) {
        return sort.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A column.
     *
     * @param name of it
     * @param label its heading
     * @param link to the same page sorted by it, or the other way round if it is already; empty if it may not be
     * @param direction how the rows are sorted by it
     * @param arrow a sign for that
     */
    record Column(String name, String label, String link, String direction, String arrow) {
    }

    /** What the page shows. */
    record Model(String search, String sort, boolean descending, List<Field.Choice> limits, List<Column> columns,
            List<EndpointView> rows, String total, Paging paging, String here) {
    }
}
