package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.history.History;
import io.github.peerfire.openfire.operation.history.Measure;
import io.github.peerfire.openfire.operation.history.Span;
import io.github.peerfire.openfire.operation.status.ServiceState;
import io.github.peerfire.openfire.operation.status.ServiceStatus;
import io.github.peerfire.openfire.operation.status.Warning;
import io.github.peerfire.openfire.storage.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How the service is. */
final class OverviewPage implements Page {

    private static final int ACTS = 10;

    @Override
    public String name() {
        return "overview";
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public Model show(Visit visit) {
        Wording wording = visit.wording();
        ServiceStatus status = visit.operations().service().status();
        List<AuditEntry> acts = visit.operations().audit(ACTS);
        return new Model(wording.text(status.state().key()), status.state() == ServiceState.DRAINING,
                status.state() == ServiceState.LISTENING, warnings(visit), facts(status, wording),
                Counters.of(visit.operations().service().counters(), wording),
                charts(visit.operations().history(), wording), acts.stream().map(act -> act(act, wording)).toList());
    }

    @Override
    public Answer submit(Visit visit) {
        switch (visit.parameters().text("action")) {
            case "drain" -> {
                visit.operations().service().drain(visit.who());
                return Answer.goTo("overview.jsp", Notice.success("page.overview.drained"));
            }
            case "undrain" -> {
                visit.operations().service().undrain(visit.who());
                return Answer.goTo("overview.jsp", Notice.success("page.overview.undrained"));
            }
            case "bundle" -> {
                return new Answer.Download("rtmfp-support.zip", "application/zip",
                        visit.operations().supportBundle(visit.who()));
            }
            default -> {
                return Answer.notUnderstood(this);
            }
        }
    }

    private static List<WarningView> warnings(Visit visit) {
        Wording wording = visit.wording();
        return visit.operations().service().warnings().stream()
                .map(warning -> new WarningView(style(warning.level()), wording.word("page.level.", warning.level()),
                        wording.text(warning.problem()), wording.text(warning.advice()), wording.time(warning.since())))
                .toList();
    }

    private static String style(Warning.Level level) {
        return switch (level) {
            case ERROR -> "jive-error";
            case WARNING -> "jive-warning";
            case NOTICE -> "jive-info";
        };
    }

    private static List<Fact> facts(ServiceStatus status, Wording wording) {
        List<Fact> facts = new ArrayList<>();
        status.problem().map(wording::text).ifPresent(text -> facts.add(fact("problem", text, wording)));
        status.uri().ifPresent(uri -> facts.add(fact("uri", uri, wording)));
        facts.add(fact("bound", status.bound().isEmpty() ? wording.text("page.overview.nowhere")
                : status.bound().stream().map(Wording::address).collect(Collectors.joining(", ")), wording));
        facts.add(fact("service", status.service(), wording));
        status.listeningSince().ifPresent(since -> facts.add(fact("since", wording.time(since), wording)));
        facts.add(fact("uptime", wording.duration(status.uptime()), wording));
        facts.add(fact("plugin", status.versions().plugin(), wording));
        facts.add(fact("openfire", status.versions().openfire(), wording));
        facts.add(fact("java", status.versions().java() + ", " + status.versions().system(), wording));
        return facts;
    }

    private static Act act(AuditEntry entry, Wording wording) {
        return new Act(wording.time(entry.time()), actor(entry, wording), words(entry.act(), wording), entry.subject());
    }

    private static String actor(AuditEntry entry, Wording wording) {
        if (entry.actor().equals(Administrator.UNKNOWN.name())) {
            return wording.text("page.overview.audit.unknown");
        }
        return entry.actor().equals(Administrator.ONE_TIME.name())
                ? wording.text("page.overview.audit.one-time") : entry.actor();
    }

    /** An act of a later version of the plugin is shown as it was written. */
    private static String words(String act, Wording wording) {
        String key = "page.act." + act;
        String words = wording.text(key);
        return words.equals(key) ? act : words;
    }

    private static Fact fact(String name, String value, Wording wording) {
        return new Fact(wording.text("page.overview." + name), value);
    }

    private static List<Chart> charts(History history, Wording wording) {
        List<Chart> charts = new ArrayList<>();
        for (Span span : Span.values()) {
            charts.add(Chart.of("sessions", history, span, List.of(Measure.SESSIONS, Measure.BOUND), wording));
            charts.add(Chart.of("introductions", history, span, List.of(Measure.INTRODUCTIONS), wording));
            charts.add(Chart.of("outcomes", history, span,
                    List.of(Measure.ANSWERED, Measure.RELAYED, Measure.UNREACHED, Measure.REFUSED, Measure.STOPPED),
                    wording));
        }
        return charts;
    }

    /** Something and how it is. */
    record Fact(String label, String value) {
    }

    /** A warning, and what to do. */
    record WarningView(String style, String level, String text, String advice, String since) {
    }

    /** What an administrator did. */
    record Act(String time, String actor, String act, String subject) {
    }

    /** What the page shows. */
    record Model(String state, boolean draining, boolean listening, List<WarningView> warnings, List<Fact> facts,
            List<Fact> counters, List<Chart> charts, List<Act> acts) {
    }
}
