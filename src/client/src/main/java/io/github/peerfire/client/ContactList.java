package io.github.peerfire.client;

import io.github.peerfire.smack.EndpointDirectory;
import io.github.peerfire.smack.EndpointListener;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.roster.RosterEntry;
import org.jivesoftware.smack.roster.RosterListener;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/** The roster as a list of who can be called. Changes are told on the client's thread. */
final class ContactList implements RosterListener, AutoCloseable {

    private final Roster roster;
    private final EndpointDirectory endpoints;
    private final VouchingDomains domains;
    private final CallClock clock;
    private final EndpointListener endpointListener;
    private final Map<BareJid, Contact> told = new LinkedHashMap<>();
    private final Listeners<Contact> listeners = new Listeners<>();

    ContactList(Roster roster, EndpointDirectory endpoints, VouchingDomains domains, CallClock clock) {
        this.roster = roster;
        this.endpoints = endpoints;
        this.domains = domains;
        this.clock = clock;
        this.endpointListener = (device, endpoint) -> refresh(device.asBareJid());
    }

    void start() {
        roster.addRosterListener(this);
        endpoints.addListener(endpointListener);
        roster.getEntries().forEach(entry -> refresh(entry.getJid()));
    }

    @Override
    public void close() {
        roster.removeRosterListener(this);
        endpoints.removeListener(endpointListener);
    }

    /** Whether an account is subscribed to our presence. Any thread. */
    boolean seesUs(BareJid account) {
        RosterEntry entry = roster.getEntry(account);
        return entry != null && entry.canSeeMyPresence();
    }

    /** Any thread. */
    Optional<Contact> contact(BareJid account) {
        return Optional.ofNullable(roster.getEntry(account)).map(this::read);
    }

    /** Any thread. */
    List<Contact> contacts() {
        return roster.getEntries().stream().map(this::read).toList();
    }

    /** Any thread. */
    void onContact(Consumer<Contact> listener) {
        clock.execute(() -> {
            listeners.add(listener);
            told.values().forEach(contact -> Listeners.tell(listener, contact));
        });
    }

    private Contact read(RosterEntry entry) {
        BareJid account = entry.getJid();
        Collection<PresenceEndpoint> known = endpoints.endpoints(account).values();
        Set<MediaKind> media = EnumSet.noneOf(MediaKind.class);
        known.forEach(endpoint -> media.addAll(endpoint.media()));
        String name = entry.getName() == null ? account.toString() : entry.getName();
        return new Contact(account, name, availability(roster.getPresence(account)), !known.isEmpty(), media,
                known.isEmpty() ? EndpointTrust.NONE : domains.trust(account.asDomainBareJid()),
                !domains.isOwn(account.asDomainBareJid()));
    }

    private static ContactAvailability availability(Presence presence) {
        if (!presence.isAvailable()) {
            return ContactAvailability.OFFLINE;
        }
        return switch (presence.getMode()) {
            case chat -> ContactAvailability.CHATTY;
            case available -> ContactAvailability.AVAILABLE;
            case away -> ContactAvailability.AWAY;
            case xa -> ContactAvailability.AWAY_FOR_LONG;
            case dnd -> ContactAvailability.BUSY;
        };
    }

    private void refresh(Jid account) {
        BareJid bare = account.asBareJid();
        boolean callable = !endpoints.endpoints(bare).isEmpty();
        // Our own domain has answered at once; another one may take long, or never.
        if (!callable || !domains.isOwn(bare.asDomainBareJid())) {
            clock.execute(() -> tell(bare));
        }
        if (callable) {
            domains.ask(bare.asDomainBareJid()).whenComplete((trust, failure) -> clock.execute(() -> tell(bare)));
        }
    }

    private void tell(BareJid account) {
        contact(account).filter(now -> !now.equals(told.put(account, now)))
                .ifPresent(listeners::tell);
    }

    @Override
    public void entriesAdded(Collection<Jid> addresses) {
        addresses.forEach(this::refresh);
    }

    @Override
    public void entriesUpdated(Collection<Jid> addresses) {
        addresses.forEach(this::refresh);
    }

    @Override
    public void entriesDeleted(Collection<Jid> addresses) {
        clock.execute(() -> addresses.forEach(address -> told.remove(address.asBareJid())));
    }

    @Override
    public void presenceChanged(Presence presence) {
        refresh(presence.getFrom());
    }
}
