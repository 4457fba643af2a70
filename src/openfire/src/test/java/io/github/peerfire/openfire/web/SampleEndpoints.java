package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.endpoint.EndpointDirectory;
import io.github.peerfire.openfire.operation.endpoint.EndpointPage;
import io.github.peerfire.openfire.operation.endpoint.EndpointQuery;
import io.github.peerfire.openfire.operation.endpoint.EndpointRow;
import io.github.peerfire.openfire.operation.endpoint.EndpointRow.Admission;
import io.github.peerfire.openfire.operation.endpoint.EndpointSort;
import io.github.peerfire.rendezvous.check.NatMapping;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Endpoints that were made up; sorted by when they came, whatever is asked for. */
final class SampleEndpoints implements EndpointDirectory {

    /** What would run if anything were not escaped. */
    static final String HOSTILE =
            "<script>document.title='taken'</script>\"'><img src=x onerror=document.title='taken'>";

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final List<EndpointRow> all;
    private final List<String> acts = new CopyOnWriteArrayList<>();
    /** Live pages ask while tests change it. */
    private volatile List<EndpointRow> rows;
    private volatile Set<EndpointSort> sorts = EnumSet.allOf(EndpointSort.class);

    SampleEndpoints(int number) {
        all = IntStream.range(0, number).mapToObj(i -> i % 5 == 4 ? holder(i) : user(i)).toList();
        rows = all;
    }

    private static EndpointRow user(int i) {
        String resource = i == 0 ? HOSTILE : "phone";
        return new EndpointRow(i, Admission.TICKET, Optional.of("user" + i + "@example.test/" + resource), i % 7 != 6,
                Optional.empty(), Optional.empty(), peerId(i), true,
                Optional.of(address("198.51.100." + i % 250, 1024 + i)),
                List.of(address("192.168.1." + i % 250, 49152), address("fd00::" + i % 9999, 49152)),
                NatMapping.values()[i % 4], Optional.of(Duration.ofMillis(20 + i % 300)), START.plusSeconds(i));
    }

    private static EndpointRow holder(int i) {
        return new EndpointRow(i, Admission.KEY, Optional.empty(), false, Optional.of("0123456789abcdef"),
                Optional.of(i == 4 ? HOSTILE : "A game"), peerId(i), true, Optional.empty(), List.of(),
                NatMapping.UNKNOWN, Optional.empty(), START.plusSeconds(i));
    }

    static String peerId(int i) {
        return String.format("%064x", 0x9e3779b97f4a7c15L * (i + 1) & Long.MAX_VALUE);
    }

    static InetSocketAddress address(String host, int port) {
        return new InetSocketAddress(host, port % 65_535);
    }

    /** In the form {@code admin disconnect 3}. */
    List<String> acts() {
        return acts;
    }

    /** By what they may be sorted. */
    void mayBeSortedBy(Set<EndpointSort> some) {
        sorts = some;
    }

    @Override
    public Set<EndpointSort> sorts() {
        return sorts;
    }

    @Override
    public EndpointPage find(EndpointQuery query) {
        List<EndpointRow> fitting = rows.stream()
                .filter(row -> (row.jid().orElse("") + row.peerId()).contains(query.search())).toList();
        int offset = Math.min(query.offset(), Math.max(0, fitting.size() - 1) / query.limit() * query.limit());
        return new EndpointPage(fitting.stream().skip(offset).limit(query.limit()).toList(), offset, fitting.size(),
                rows.size());
    }

    @Override
    public Optional<EndpointRow> get(long connectionId) {
        return rows.stream().filter(row -> row.connectionId() == connectionId).findFirst();
    }

    @Override
    public boolean disconnect(Administrator who, long connectionId) {
        acts.add(who.name() + " disconnect " + connectionId);
        Optional<EndpointRow> there = get(connectionId);
        rows = rows.stream().filter(row -> row.connectionId() != connectionId).toList();
        return there.isPresent();
    }

    /** Those who were disconnected are there again. */
    void comeBack() {
        rows = all;
    }
}
