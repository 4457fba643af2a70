package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.GroupCall;
import io.github.peerfire.client.GroupUplink;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.CallTimes;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;

/** People who are signed in for the calls of a class. The first has the others on the roster, who are strangers. */
final class GroupParty implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int FRAME_MS = 50;

    private final EmbeddedOpenfire server;
    private final TestUsers users;
    private final Phones phones;
    private final List<TestUser> accounts = new ArrayList<>();
    private final List<GroupGuest> guests = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService encoders = Executors.newSingleThreadScheduledExecutor();
    private int voices;

    GroupParty(EmbeddedOpenfire server, TestUsers users) {
        this.server = server;
        this.users = users;
        this.phones = new Phones(server);
        encoders.scheduleAtFixedRate(() -> {
            long timestamp = System.nanoTime() / 1_000_000 & 0xffffffffL;
            guests.forEach(guest -> guest.tick(timestamp));
        }, 0, FRAME_MS, TimeUnit.MILLISECONDS);
    }

    EmbeddedOpenfire server() {
        return server;
    }

    /** Another account, a contact of the first. */
    TestUser account(String name) {
        TestUser user = users.create(name);
        if (!accounts.isEmpty()) {
            users.befriend(accounts.get(0), user);
        }
        accounts.add(user);
        return user;
    }

    /** Several people sign in at once. */
    void signIn(int count) throws Exception {
        List<CompletableFuture<PeerfireClient>> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(PeerfireClient.signIn(attentive(config(account("guest")))));
        }
        for (CompletableFuture<PeerfireClient> client : clients) {
            add(Phones.await(client));
        }
    }

    GroupGuest signIn(TestUser user, UnaryOperator<ClientConfig> change) throws Exception {
        return add(Phones.await(PeerfireClient.signIn(change.apply(attentive(config(user))))));
    }

    private GroupGuest add(PeerfireClient client) {
        GroupGuest guest = new GroupGuest(client, ++voices);
        guests.add(guest);
        return guest;
    }

    ClientConfig config(TestUser user) throws Exception {
        return phones.config(user);
    }

    TestUser account(int index) {
        return accounts.get(index);
    }

    private static ClientConfig attentive(ClientConfig config) {
        CallTimes times = CallTimes.DEFAULT;
        CallAbilities abilities = new CallAbilities(Map.of(MediaKind.AUDIO, List.of(Codec.PCMU),
                MediaKind.VIDEO, List.of(Codec.flv(2, "H263", 90_000)), MediaKind.DATA, List.of()));
        return config.withAbilities(abilities).withSilenceLimit(Duration.ofSeconds(3)).withCallTimes(
                new CallTimes(times.propose(), times.alert(), times.prepare(), times.answer(), times.connect(),
                        Duration.ofSeconds(2), times.offline()));
    }

    GroupGuest get(int index) {
        return guests.get(index);
    }

    List<GroupGuest> some(int from, int to) {
        return guests.subList(from, to);
    }

    static List<BareJid> addresses(List<GroupGuest> who) {
        return who.stream().map(GroupGuest::account).toList();
    }

    /** The first makes a room, and the others enter it at the same moment; nobody waits yet for what comes of it. */
    static EntityBareJid meet(List<GroupGuest> who, MediaKind... media) throws Exception {
        GroupGuest host = who.get(0);
        EntityBareJid room = host.create(addresses(who.subList(1, who.size())), media).call().room();
        List<CompletableFuture<GroupCall>> joins = who.subList(1, who.size()).stream()
                .map(guest -> guest.client().groups().join(room, media)).toList();
        for (int i = 1; i < who.size(); i++) {
            who.get(i).take(Phones.await(joins.get(i - 1)));
        }
        return room;
    }

    static void await(List<GroupGuest> who, String what, BooleanSupplier condition) {
        assertThat(Patience.upTo(LIMIT).until(condition)).as("%s: %s", what, who).isTrue();
    }

    /** Each has one session with each other, over which it hears it. */
    static void awaitMesh(List<GroupGuest> who) throws Exception {
        await(who, "connected", () -> who.stream().allMatch(guest ->
                guest.call().connected() == who.size() - 1 && guest.call().members().size() == who.size() - 1));
        for (GroupGuest guest : who) {
            // Whoever plays our stream does so once.
            await(who, "listeners", () -> uplink(guest).listeners() == who.size() - 1);
            assertThat(uplink(guest).publications()).as("publications of %s", guest).isEqualTo(1);
        }
    }

    /** Each hears each other. */
    static void awaitSound(List<GroupGuest> who) {
        who.forEach(GroupGuest::forget);
        await(who, "heard", () -> who.stream()
                .allMatch(guest -> guest.heard().keySet().containsAll(voices(who, guest))));
    }

    /** Of all but one. */
    static Set<Integer> voices(List<GroupGuest> who, GroupGuest except) {
        return who.stream().filter(guest -> guest != except).map(GroupGuest::voice).collect(Collectors.toSet());
    }

    static GroupUplink uplink(GroupGuest guest) {
        return guest.call().uplink().join();
    }

    /** Somebody is dead, and nobody waits for it. */
    void forget(GroupGuest dead) {
        guests.remove(dead);
        dead.client().closeAsync();
    }

    /** Everybody goes. */
    void leave() throws Exception {
        for (GroupGuest guest : guests) {
            guest.leave();
            guest.forgetInvitations();
        }
    }

    @Override
    public void close() {
        encoders.shutdownNow();
        Phones.awaitAll(guests.stream().map(guest -> guest.client().closeAsync()));
    }
}
