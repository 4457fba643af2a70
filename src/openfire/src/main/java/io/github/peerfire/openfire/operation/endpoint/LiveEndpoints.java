package io.github.peerfire.openfire.operation.endpoint;

import io.github.peerfire.openfire.binding.Binding;
import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.Rendezvous;
import io.github.peerfire.openfire.settings.PrivacySettings;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.check.NatMapping;
import io.github.peerfire.rendezvous.check.PeerDetails;
import io.github.peerfire.rendezvous.keys.KeyLookup;
import io.github.peerfire.rendezvous.keys.KeyOwner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.xmpp.packet.JID;

/** The endpoints of a running rendezvous. What it takes to show them is done on the thread of who asks. */
public final class LiveEndpoints implements EndpointDirectory {

    private static final long ANSWER_SECONDS = 2;

    private final PeerSource source;
    private final Rendezvous rendezvous;
    private final BindingRegistry bindings;
    private final KeyLookup keys;
    private final Consumer<JID> revocation;
    private final PrivacySettings privacy;
    private final Acts acts;

    /**
     * Shows the endpoints of a rendezvous.
     *
     * @param revocation makes tickets of a full JID worthless that were not used yet
     */
    public LiveEndpoints(Rendezvous rendezvous, BindingRegistry bindings, KeyLookup keys,
            Consumer<JID> revocation, PrivacySettings privacy, Acts acts) {
        this(PeerSource.of(rendezvous), rendezvous, bindings, keys, revocation, privacy, acts);
    }

    LiveEndpoints(PeerSource source, Rendezvous rendezvous, BindingRegistry bindings, KeyLookup keys,
            Consumer<JID> revocation, PrivacySettings privacy, Acts acts) {
        this.source = source;
        this.rendezvous = rendezvous;
        this.bindings = bindings;
        this.keys = keys;
        this.revocation = revocation;
        this.privacy = privacy;
        this.acts = acts;
    }

    @Override
    public Set<EndpointSort> sorts() {
        return privacy.showAddresses() ? EnumSet.allOf(EndpointSort.class)
                : EnumSet.complementOf(EnumSet.of(EndpointSort.ADDRESS));
    }

    @Override
    public EndpointPage find(EndpointQuery asked) {
        EndpointQuery query = sorts().contains(asked.sort()) ? asked : asked.by(EndpointSort.SINCE);
        List<Candidate> all = candidates();
        String text = query.search().toLowerCase(Locale.ROOT);
        boolean inAddresses = privacy.showAddresses();
        List<Candidate> found = text.isEmpty() ? all
                : all.stream().filter(candidate -> candidate.has(text, inAddresses)).toList();
        List<Candidate> sorted = new ArrayList<>(found);
        boolean byDetails = query.sort() == EndpointSort.ROUND_TRIP || query.sort() == EndpointSort.NAT;
        Map<Long, PeerDetails> ofAll = byDetails ? details(sorted) : Map.of();
        sorted.sort(EndpointOrder.of(query, ofAll));
        int offset = query.offset() < sorted.size() ? query.offset()
                : Math.max(0, (sorted.size() - 1) / query.limit() * query.limit());
        List<Candidate> page = sorted.subList(offset, Math.min(sorted.size(), offset + query.limit()));
        return new EndpointPage(rows(page, byDetails ? ofAll : details(page)), offset, sorted.size(), all.size());
    }

    @Override
    public Optional<EndpointRow> get(long connectionId) {
        return candidates().stream().filter(candidate -> candidate.peer().connectionId() == connectionId)
                .findFirst().map(List::of).map(one -> rows(one, details(one)).get(0));
    }

    @Override
    public boolean disconnect(Administrator who, long connectionId) {
        Optional<EndpointRow> there = get(connectionId);
        there.ifPresent(row -> {
            row.jid().map(JID::new).ifPresent(revocation);
            rendezvous.server().ifPresent(server -> server.disconnect(
                    connectionId, "NetConnection.Connect.Closed", "administrator"));
            acts.record(who, "endpoint.disconnect", row.jid().or(row::keyLabel).orElse(row.peerId()));
        });
        return there.isPresent();
    }

    private List<Candidate> candidates() {
        Collection<ConnectedPeer> peers = source.peers();
        Map<Long, Binding> bound = new HashMap<>();
        bindings.bindings().forEach(binding -> bound.put(binding.connectionId(), binding));
        List<Candidate> candidates = new ArrayList<>(peers.size());
        for (ConnectedPeer peer : peers) {
            candidates.add(candidate(peer, bound.get(peer.connectionId())));
        }
        return candidates;
    }

    private Candidate candidate(ConnectedPeer peer, Binding binding) {
        if (binding != null) {
            return new Candidate(peer, binding.holder().toString(), true, "", "");
        } else if (peer.owner() instanceof TicketHolder holder) {
            return new Candidate(peer, holder.jid().toString(), false, "", "");
        } else if (peer.owner() instanceof KeyOwner owner) {
            String label = keys.get(owner.keyId()).map(key -> key.terms().label()).orElse("");
            return new Candidate(peer, "", false, owner.keyId(), label);
        }
        return new Candidate(peer, "", false, "", "");
    }

    private List<EndpointRow> rows(List<Candidate> candidates, Map<Long, PeerDetails> details) {
        return candidates.stream()
                .map(candidate -> row(candidate, Optional.ofNullable(details.get(candidate.peer().connectionId()))))
                .toList();
    }

    /** Asks the rendezvous, which closes at times and never answers then. */
    private Map<Long, PeerDetails> details(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return Map.of();
        }
        List<Long> ids = candidates.stream().map(candidate -> candidate.peer().connectionId()).toList();
        return source.details(ids).completeOnTimeout(Map.of(), ANSWER_SECONDS, TimeUnit.SECONDS).join();
    }

    private EndpointRow row(Candidate candidate, Optional<PeerDetails> details) {
        ConnectedPeer peer = candidate.peer();
        boolean shown = privacy.showAddresses();
        return new EndpointRow(peer.connectionId(), candidate.admission(), text(candidate.jid()), candidate.bound(),
                text(candidate.keyId()), text(candidate.label()), candidate.peerId(), peer.staticKeys(),
                Optional.of(peer.observed()).filter(address -> shown),
                details.filter(known -> shown).map(PeerDetails::own).orElse(List.of()),
                details.map(PeerDetails::mapping).orElse(NatMapping.UNKNOWN),
                details.map(PeerDetails::roundTrip), peer.since());
    }

    private static Optional<String> text(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
