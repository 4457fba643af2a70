package io.github.peerfire.phone.control;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.client.Contact;
import io.github.peerfire.client.ContactAvailability;
import io.github.peerfire.client.EndpointTrust;
import io.github.peerfire.client.MissedCallMemory;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.phone.media.session.MediaCodecs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jxmpp.jid.BareJid;

/** Who is signed in, whom he can call, and whose calls he missed. On the controller's thread. */
final class PhoneAccount {

    /** Servers keep calls for longer, but nobody calls back then. */
    private static final Duration LONGEST = Duration.ofDays(30);

    /**
     * So much is looked at again, for as long as signing in may take and as far as clocks may be apart; no call is told
     * again.
     */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** A call that is placed makes a connection to the rendezvous by itself. */
    private static final Set<ClientState> CALLING = Set.of(
            ClientState.ONLINE, ClientState.WITHOUT_RENDEZVOUS, ClientState.RENDEZVOUS_UNREACHABLE);

    private final PhoneContext phone;
    private final CallDesk desk;
    private final SettingsKeeper settings;
    private final Supplier<MediaCodecs> known;
    private final MissedCallMemory told;
    private final AtomicBoolean contactsAsked = new AtomicBoolean();
    private SignInPhase phase = SignInPhase.SIGNED_OUT;
    private Optional<BareJid> name = Optional.empty();
    private Optional<PeerfireClient> client = Optional.empty();
    private Optional<MediaCodecs> codecs = Optional.empty();
    private List<Contact> contacts = List.of();
    private int attempts;
    private Instant signedIn = Instant.MAX;
    /** As the user knows them. */
    private ClientState connections = ClientState.ONLINE;

    /**
     * Makes one at which nobody is signed in.
     *
     * @param known the codecs that there are, asked once
     * @param told which missed calls the user was told before
     */
    PhoneAccount(PhoneContext phone, CallDesk desk, SettingsKeeper settings, Supplier<MediaCodecs> known,
            MissedCallMemory told) {
        this.phone = phone;
        this.desk = desk;
        this.settings = settings;
        this.known = known;
        this.told = told;
    }

    SignInPhase phase() {
        return phase;
    }

    /** Of who is signed in, or is about to be. */
    Optional<BareJid> name() {
        return name;
    }

    /** Of who is signed in. */
    Optional<PeerfireClient> client() {
        return client;
    }

    List<Contact> contacts() {
        return contacts;
    }

    List<UnansweredCall> missed() {
        return client.flatMap(made -> name).map(settings.present()::memory).orElse(AccountMemory.NONE).missed();
    }

    /** Known once somebody signs in. */
    MediaCodecs codecs() {
        return codecs.orElseThrow();
    }

    /** What the user calls an account. */
    String nameOf(BareJid account) {
        return client.flatMap(made -> made.contact(account)).map(PhoneAccount::shown).map(Contact::name)
                .orElseGet(account::toString);
    }

    /** @param result gets whether the user is signed in, after he was told why not */
    void signIn(ClientConfig config, CompletableFuture<Boolean> result) {
        if (phase != SignInPhase.SIGNED_OUT) {
            result.complete(false);
            return;
        }
        phase = SignInPhase.SIGNING_IN;
        name = Optional.of(config.account());
        phone.changed();
        int attempt = ++attempts;
        MediaCodecs found = codecs.orElseGet(known);
        codecs = Optional.of(found);
        settings.reload();
        settings.use(settings.present().withAccount(config.account()));
        PeerfireClient.signIn(sinceLastTime(config.withAbilities(PhoneAbilities.of(found))
                        .withMissedCalls(told)))
                .whenComplete((made, failure) ->
                        phone.execute(() -> result.complete(signedIn(attempt, made, failure))));
    }

    /** Looks back to when the user was signed in last. */
    private ClientConfig sinceLastTime(ClientConfig config) {
        return settings.present().memory(config.account()).lastSeen().map(when -> Duration.between(when, Instant.now()))
                .filter(past -> !past.isNegative()).map(OVERLAP::plus)
                .map(past -> past.compareTo(LONGEST) > 0 ? LONGEST : past).map(config::withCatchUp).orElse(config);
    }

    private boolean signedIn(int attempt, PeerfireClient made, Throwable failure) {
        if (attempt != attempts) {
            // The user gave up meanwhile.
            Optional.ofNullable(made).ifPresent(PeerfireClient::closeAsync);
            return false;
        }
        if (failure != null) {
            phase = SignInPhase.SIGNED_OUT;
            name = Optional.empty();
            phone.told(phone.explain(failure));
            return false;
        }
        phase = SignInPhase.SIGNED_IN;
        connections = ClientState.ONLINE;
        client = Optional.of(made);
        follow(made);
        signedIn = Instant.now();
        BareJid own = name.orElseThrow();
        // The account is offered the next time.
        settings.save(settings.present().withMemory(own, settings.present().memory(own).begun(signedIn)));
        contactsChanged();
        phone.told(phone.sentences().text("signIn.done", made.jid().asBareJid()));
        return true;
    }

    private void follow(PeerfireClient made) {
        made.onContact(contact -> {
            // Many come at once.
            if (contactsAsked.compareAndSet(false, true)) {
                phone.execute(this::contactsChanged);
            }
        });
        made.onPeerId(peer -> phone.execute(phone::changed));
        made.onStateChange(state -> phone.execute(() -> connectionChanged(made, state)));
        BareJid own = name.orElseThrow();
        made.onMissedCall(call -> phone.execute(
                () -> missed(own, UnansweredCall.of(call, nameOf(call.account())))));
        desk.follow(made);
    }

    void missed(UnansweredCall call) {
        name.ifPresent(own -> missed(own, call));
    }

    /** @param own whose call it was; perhaps of somebody who has just signed out */
    void missed(BareJid own, UnansweredCall call) {
        remember(own, memory -> memory.missing(call));
        phone.told(phone.sentences().text("call.missed", call.name()));
    }

    void answered(ControlledCall call) {
        name.ifPresent(own -> remember(own, memory -> memory.without(call::answers)));
    }

    /** Whoever quits, or loses power, finds it the next time. */
    private void remember(BareJid own, UnaryOperator<AccountMemory> change) {
        AccountMemory before = settings.present().memory(own);
        AccountMemory next = change.apply(before);
        if (!next.equals(before)) {
            settings.save(settings.present().withMemory(own, next));
        }
    }

    private void contactsChanged() {
        contactsAsked.set(false);
        contacts = client.map(made -> ContactSearch.sorted(made.contacts().stream().map(PhoneAccount::shown)
                .map(contact -> isCutOff(made.state()) ? offline(contact) : contact).toList())).orElse(List.of());
        phone.changed();
    }

    /** Others name the members of groups that a server shares. */
    private static Contact shown(Contact contact) {
        String name = OneLine.of(contact.name());
        return new Contact(contact.jid(), name.isEmpty() ? contact.jid().toString() : name, contact.availability(),
                contact.callable(), contact.media(), contact.trust(), contact.federated());
    }

    /** What was known of it before nothing came any more is worth nothing. */
    private static Contact offline(Contact contact) {
        return new Contact(contact.jid(), contact.name(), ContactAvailability.OFFLINE, false, Set.of(),
                EndpointTrust.NONE, contact.federated());
    }

    /** Whether nobody can be called. */
    private static boolean isCutOff(ClientState state) {
        return !CALLING.contains(state);
    }

    /** The client, if what needs the server can be done with it; empty after it was said why not. */
    Optional<PeerfireClient> online() {
        if (client.isEmpty()) {
            phone.told(phone.sentences().text("signIn.first"));
            return client;
        }
        ClientState state = client.get().state();
        if (isCutOff(state)) {
            phone.told(phone.sentences().text("call.cutOff", phone.sentences().of(state)));
            return Optional.empty();
        }
        return client;
    }

    private void connectionChanged(PeerfireClient made, ClientState state) {
        if (client.filter(now -> now == made).isEmpty()) {
            return;
        }
        contactsChanged();
        if (state != connections) {
            connections = state;
            phone.told(state);
        }
        leaveIfRefused();
    }

    /** Nothing is left of a session that the server has ended once its calls are over. */
    void leaveIfRefused() {
        if (client.isPresent() && connections == ClientState.REFUSED && desk.snapshots().isEmpty()) {
            signOut(new CompletableFuture<>());
        }
    }

    /** @param result completes when the server knows */
    void signOut(CompletableFuture<Void> result) {
        attempts++;
        // Not before: whoever loses power soon after signing in has not heard of all missed calls.
        client.ifPresent(made -> remember(name.orElseThrow(), memory -> memory.seen(signedIn, Instant.now())));
        CompletableFuture<Void> closed = client.map(PeerfireClient::closeAsync)
                .orElse(CompletableFuture.completedFuture(null));
        desk.close();
        client = Optional.empty();
        contacts = List.of();
        name = Optional.empty();
        phase = SignInPhase.SIGNED_OUT;
        phone.changed();
        closed.whenComplete((done, failure) -> result.complete(null));
    }

    void forgetMissed() {
        name.ifPresent(own -> remember(own, memory -> memory.without(call -> true)));
        phone.changed();
    }
}
