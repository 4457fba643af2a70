package io.github.peerfire.client;

import io.github.peerfire.smack.EndpointDirectory;
import io.github.peerfire.smack.EndpointListener;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final ClientThread thread;
    private final EndpointListener endpointListener;
    private final Map<BareJid, Contact> told = new LinkedHashMap<>();
    private final List<Consumer<Contact>> listeners = new CopyOnWriteArrayList<>();

    ContactList(Roster roster, EndpointDirectory endpoints, ClientThread thread) {
        this.roster = roster;
        this.endpoints = endpoints;
        this.thread = thread;
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
        return Optional.ofNullable(roster.getEntry(account)).map(entry -> read(entry.getJid()));
    }

    /** Any thread. */
    List<Contact> contacts() {
        return roster.getEntries().stream().map(entry -> read(entry.getJid())).toList();
    }

    /** Any thread. */
    void onContact(Consumer<Contact> listener) {
        thread.execute(() -> {
            listeners.add(listener);
            told.values().forEach(listener);
        });
    }

    private Contact read(BareJid account) {
        Collection<PresenceEndpoint> known = endpoints.endpoints(account).values();
        Set<MediaKind> media = EnumSet.noneOf(MediaKind.class);
        known.forEach(endpoint -> media.addAll(endpoint.media()));
        RosterEntry entry = roster.getEntry(account);
        String name = entry == null || entry.getName() == null ? account.toString() : entry.getName();
        return new Contact(account, name, availability(roster.getPresence(account)), !known.isEmpty(), media,
                known.isEmpty() ? EndpointTrust.NONE : EndpointTrust.VERIFIED);
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
        thread.execute(() -> {
            Contact now = read(bare);
            boolean known = roster.getEntry(bare) != null;
            if (known && !now.equals(told.put(bare, now))) {
                listeners.forEach(listener -> listener.accept(now));
            }
        });
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
        thread.execute(() -> addresses.forEach(address -> told.remove(address.asBareJid())));
    }

    @Override
    public void presenceChanged(Presence presence) {
        refresh(presence.getFrom());
    }
}
