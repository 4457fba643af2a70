package io.github.peerfire.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.openfire.binding.Admissions;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.openfire.command.KeyCommand;
import io.github.peerfire.openfire.component.CommandRequests;
import io.github.peerfire.openfire.component.ServiceComponent;
import io.github.peerfire.openfire.component.ServiceRequests;
import io.github.peerfire.openfire.introduction.BoundPeers;
import io.github.peerfire.openfire.introduction.Contacts;
import io.github.peerfire.openfire.introduction.RosterIntroductionPolicy;
import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.call.Names;
import io.github.peerfire.openfire.operation.event.EventLog;
import io.github.peerfire.openfire.presence.PresenceBroadcaster;
import io.github.peerfire.openfire.presence.PresenceInterceptor;
import io.github.peerfire.openfire.presence.PresenceStamp;
import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.ConnectionSource;
import io.github.peerfire.openfire.storage.Database;
import io.github.peerfire.openfire.storage.DatabaseKeyStore;
import io.github.peerfire.openfire.storage.HsqldbTables;
import io.github.peerfire.openfire.ticket.TicketAuthorizer;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import io.github.peerfire.rendezvous.ConnectRequest;
import io.github.peerfire.rendezvous.IntroductionPolicy;
import io.github.peerfire.rtmfp.session.CloseReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.dom4j.DocumentException;
import org.dom4j.DocumentHelper;
import org.jivesoftware.openfire.lockout.LockOutFlag;
import org.jivesoftware.openfire.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** Nothing that Openfire's routing threads or the event loops come through may wait for anything. */
@Timeout(300)
class RoutingThreadTest {

    private static final JID DESK = RegistryFixture.DESK;
    private static final Advertisement WHERE =
            new Advertisement("rtmfp.example.net", 1935, new JID("rtmfp.example.net"));

    private final RegistryFixture fixture = new RegistryFixture();
    private final Admissions admissions = new Admissions(fixture.clock);
    private final RtmfpProperties properties = new RtmfpProperties(name -> null);
    private final TicketIssuer tickets = new TicketIssuer(new Random(1), fixture.clock);
    private final List<Runnable> laterWork = new ArrayList<>();
    private final List<Packet> sent = new ArrayList<>();
    private final IntroductionPolicy roster =
            new RosterIntroductionPolicy(fixture.registry, admissions, new ElsewhereContacts(), laterWork::add);
    private final Database database = database();
    private final DatabaseKeyStore store = new DatabaseKeyStore(database);
    private final KeyService keys = KeyService.on(store, roster, properties,
            new Acts(new AuditTrail(database, fixture.clock)), new SecureRandom(), fixture.clock);
    private final ServiceComponent component = component();

    /** Rosters and privacy lists, which are in the database. */
    private static final class ElsewhereContacts implements Contacts {
        @Override
        public boolean isSubscribed(JID account, JID contact) {
            throw new AssertionError("asked where nothing may wait");
        }

        @Override
        public boolean isBlocked(JID holder, JID contact) {
            throw new AssertionError("asked where nothing may wait");
        }
    }

    private static Database database() {
        ConnectionSource real = HsqldbTables.freshSource();
        return new Database(() -> {
            if (RoutingThread.isCurrent()) {
                throw new AssertionError("the database was asked where nothing may wait");
            }
            return real.open();
        });
    }

    private ServiceComponent component() {
        CommandRequests commands = new CommandRequests(
                List.of(new KeyCommand(keys.administration(), fixture.clock, key -> key)), user -> {
                    if (RoutingThread.isCurrent()) {
                        throw new AssertionError("administrators were asked for where nothing may wait");
                    }
                    return true;
                });
        return new ServiceComponent(new ServiceRequests("example.net", () -> Optional.of(WHERE), properties, tickets,
                fixture.registry, admissions, commands, fixture.clock), sent::add, laterWork::add);
    }

    @Test
    void presenceIsStampedWithoutWaiting() throws Exception {
        fixture.connectProven(1, DESK);
        PresenceStamp stamp = new PresenceStamp("example.net", fixture.registry::find, () -> Optional.of(WHERE));
        PresenceInterceptor interceptor = new PresenceInterceptor(stamp, new PresenceBroadcaster(null, stamp));
        assertThat(RoutingThread.waits(() -> {
            for (Presence.Type type : Presence.Type.values()) {
                interceptor.interceptPacket(presence(type), null, true, false);
            }
            Presence available = presence(null);
            interceptor.interceptPacket(available, null, true, false);
            interceptor.interceptPacket(available, null, false, true);
            sent.add(available);
        })).isEmpty();
        assertThat(sent).allSatisfy(stanza -> assertThat(stanza.toXML()).contains("endpoint"));
    }

    @Test
    void requestsAreAnsweredWithoutWaitingOrElsewhere() throws Exception {
        fixture.connectProven(1, DESK);
        List<IQ> requests = List.of(
                iq("get", "<query xmlns='http://jabber.org/protocol/disco#info'/>"),
                iq("get", "<query xmlns='http://jabber.org/protocol/disco#items'/>"),
                iq("get", "<query xmlns='http://jabber.org/protocol/disco#items'"
                        + " node='http://jabber.org/protocol/commands'/>"),
                iq("get", "<services xmlns='urn:xmpp:extdisco:2'/>"),
                iq("get", "<credentials xmlns='urn:xmpp:extdisco:2'><service type='turn' host='h'/></credentials>"),
                iq("get", "<ticket xmlns='urn:xmpp:rtmfp:0'/>"),
                iq("set", "<admit xmlns='urn:xmpp:rtmfp:0' jid='bob@example.net'/>"),
                iq("set", "<bind xmlns='urn:xmpp:rtmfp:0' peer='" + RegistryFixture.id(1).hex() + "'/>"),
                iq("set", "<unbind xmlns='urn:xmpp:rtmfp:0'/>"),
                iq("set", "<nonsense xmlns='urn:xmpp:rtmfp:0'/>"),
                iq("set", "<command xmlns='http://jabber.org/protocol/commands' node='urn:xmpp:rtmfp:0#keys'/>"));
        assertThat(RoutingThread.waits(() -> requests.forEach(request ->
                component.processPacket(request.createCopy())))).isEmpty();
        assertThat(laterWork).as("the two commands, twice").hasSize(4);
        assertThat(sent).hasSize(2 * (requests.size() - 2));
        laterWork.forEach(Runnable::run);
        assertThat(sent).hasSize(2 * requests.size());
    }

    @Test
    void eventsOfTheServerAndOfPeersAreTakenWithoutWaiting() throws Exception {
        SessionEvents sessions = new SessionEvents(fixture.registry::xmppSessionEnded);
        AccountEvents accounts = new AccountEvents(name ->
                fixture.registry.accountClosed(new JID(name, "example.net", null)),
                (wait, task) -> laterWork.add(task));
        PeerEvents peers = new PeerEvents(fixture.registry, keys.holders(),
                new Names(fixture.registry, store), new EventLog(() -> false, () -> true, () -> true, fixture.clock));
        TicketAuthorizer authorizer = new TicketAuthorizer(tickets, fixture.registry, () -> true);
        ConnectAdmission admission = new ConnectAdmission(authorizer, keys.holders());
        IntroductionPolicy policy = new BoundPeers(fixture.registry, keys.holders());
        assertThat(RoutingThread.waits(() -> {
            peers.connected(RegistryFixture.peer(1, true));
            fixture.connectProven(2, RegistryFixture.BOB);
            peers.addressChanged(RegistryFixture.peer(1, true));
            policy.mayIntroduce(List.of(RegistryFixture.peer(1, true)), RegistryFixture.peer(2, true));
            admission.authorize(connect("rtmfp://rtmfp.example.net/xmpp/unknown", "xmpp/unknown"));
            admission.authorize(connect("rtmfp://rtmfp.example.net/a-key", "a-key"));
            sessions.sessionDestroyed(session(RegistryFixture.BOB));
            accounts.accountLocked(new LockOutFlag("alice", null, null));
            peers.disconnected(RegistryFixture.peer(1, true), CloseReason.NEAR_CLOSED);
        })).isEmpty();
        assertThat(laterWork).as("the roster is asked elsewhere").isNotEmpty();
    }

    @Test
    void whatWaitsIsSeen() throws Exception {
        assertThat(RoutingThread.waits(() -> CompletableFuture.runAsync(() -> spin(20)).join()))
                .anyMatch(wait -> wait.contains("jdk.ThreadPark"));
        assertThat(RoutingThread.waits(RoutingThreadTest::waitShortly))
                .anyMatch(wait -> wait.contains("jdk.JavaMonitorWait"));
        assertThat(RoutingThread.waits(RoutingThreadTest::readFile)).anyMatch(wait -> wait.contains("jdk.FileRead"));
    }

    /** All of a session that is looked at is whose it was. */
    private static Session session(JID address) {
        return (Session) Proxy.newProxyInstance(Session.class.getClassLoader(), new Class<?>[] {Session.class},
                (proxy, method, arguments) -> address);
    }

    private static synchronized void waitShortly() {
        try {
            RoutingThreadTest.class.wait(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void spin(int millis) {
        long end = System.nanoTime() + millis * 1_000_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void readFile() {
        try {
            Files.readAllBytes(Path.of("pom.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConnectRequest connect(String uri, String app) {
        return new ConnectRequest(RegistryFixture.id(3), true, true, new InetSocketAddress("203.0.113.5", 1935), uri,
                app, Map.of(), List.<AmfValue>of(), new byte[32], new byte[32]);
    }

    private static Presence presence(Presence.Type type) {
        Presence presence = type == null ? new Presence() : new Presence(type);
        presence.setFrom(DESK);
        return presence;
    }

    private static IQ iq(String type, String payload) throws DocumentException {
        IQ request = new IQ(DocumentHelper.parseText("<iq id='1' type='" + type + "'>" + payload + "</iq>")
                .getRootElement());
        request.setFrom(DESK);
        request.setTo(WHERE.service());
        return request;
    }
}
