package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.connectivity.EndpointVerdict;
import io.github.peerfire.openfire.operation.connectivity.ServerVerdict;
import io.github.peerfire.openfire.operation.endpoint.EndpointPage;
import io.github.peerfire.openfire.operation.endpoint.EndpointQuery;
import io.github.peerfire.openfire.operation.endpoint.EndpointRow;
import io.github.peerfire.openfire.operation.endpoint.EndpointSort;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tries out connections, and says in words what was found. */
final class ConnectivityPage implements Page {

    private static final int CANDIDATES = 20;
    private static final int PATIENCE_SECONDS = 8;

    @Override
    public String name() {
        return "connectivity";
    }

    @Override
    public Model show(Visit visit) {
        OptionalLong connection = visit.parameters().number("endpoint");
        List<EndpointRow> chosen = connection.isPresent()
                ? visit.operations().endpoints().get(connection.getAsLong()).stream().toList() : List.of();
        return new Model("", views(chosen, visit.wording()), List.of());
    }

    @Override
    public Answer submit(Visit visit) {
        return switch (visit.parameters().text("action")) {
            case "server" -> server(visit);
            case "search" -> search(visit);
            case "endpoint" -> endpoint(visit);
            default -> Answer.notUnderstood(this);
        };
    }

    private static Answer server(Visit visit) {
        Wording wording = visit.wording();
        ServerVerdict verdict = visit.operations().connectivity().server();
        String style = switch (verdict.reachability()) {
            case PROVEN -> "jive-success";
            case UNPROVEN -> "jive-info";
            case DOUBTFUL -> "jive-warning";
            case IMPOSSIBLE -> "jive-error";
        };
        Result result = new Result(style, wording.text("page.connectivity.server"), wording.text(verdict.verdict()),
                verdict.findings().stream().map(wording::text).toList());
        return new Answer.Found(new Model("", List.of(), List.of(result)));
    }

    private static Answer search(Visit visit) {
        String search = visit.parameters().text("search");
        EndpointPage page = visit.operations().endpoints()
                .find(new EndpointQuery(search, EndpointSort.SINCE, true, 0, CANDIDATES));
        return page.rows().isEmpty() ? Answer.goTo("connectivity.jsp", Notice.error("page.connectivity.nobody", search))
                : new Answer.Found(new Model(search, views(page.rows(), visit.wording()), List.of()));
    }

    private static Answer endpoint(Visit visit) {
        OptionalLong connection = visit.parameters().number("endpoint");
        Optional<EndpointRow> row = connection.isPresent()
                ? visit.operations().endpoints().get(connection.getAsLong()) : Optional.empty();
        if (row.isEmpty()) {
            return Answer.goTo("connectivity.jsp", Notice.error("page.endpoints.gone"));
        }
        Optional<EndpointVerdict> verdict = await(visit, connection.getAsLong());
        String who = row.get().jid().or(() -> row.get().keyLabel()).orElse(row.get().peerId());
        return verdict.isEmpty() ? Answer.goTo("connectivity.jsp", Notice.error("page.connectivity.busy", who))
                : new Answer.Found(new Model("", views(List.of(row.get()), visit.wording()),
                        List.of(result(who, verdict.get(), visit.wording()))));
    }

    private static Optional<EndpointVerdict> await(Visit visit, long connection) {
        try {
            return visit.operations().connectivity().endpoint(connection).toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    private static Result result(String who, EndpointVerdict verdict, Wording wording) {
        String style = switch (verdict.result().verdict()) {
            case DIRECT, USUAL -> "jive-success";
            case UNKNOWN -> "jive-info";
            case DIFFICULT -> "jive-warning";
        };
        return new Result(style, who, wording.text(verdict.verdict()),
                verdict.findings().stream().map(wording::text).toList());
    }

    private static List<EndpointView> views(List<EndpointRow> rows, Wording wording) {
        return rows.stream().map(row -> EndpointView.of(row, wording)).toList();
    }

    /** What a test found. */
    record Result(String style, String subject, String verdict, List<String> findings) {
    }

    /** What the page shows: what was searched for, whom one may try out, and what was found. */
    record Model(String search, List<EndpointView> candidates, List<Result> results) {
    }
}
