package io.github.peerfire.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStatusException;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.smack.element.Ticket;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two servers, two processes, one cluster, each test as if it were the only one. What joins them is Hazelcast of the
 * version that Openfire's plugin has, by a plugin of the tests; that plugin itself, servers on several machines, and
 * networks that fail without a process that dies are not tried here.
 */
class TwoNodesIT {
    private static ServerCluster cluster;
    private static TestUser alice;
    private static TestUser bob;
    private static TestUser mallory;
    private static int devices;

    @BeforeAll
    static void startServers() throws Exception {
        cluster = ServerCluster.start(2);
        alice = cluster.createUser("alice");
        bob = cluster.createUser("bob");
        mallory = cluster.createUser("mallory");
        cluster.befriend(alice, bob);
        cluster.join(1);
        cluster.join(2);
    }

    @AfterAll
    static void stopServers() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void contactsAtDifferentNodesSeeEachOtherAndTalk() throws Exception {
        try (Device desk = signIn(1, alice, "desk");
                Device phone = signIn(2, bob, "phone")) {
            NetConnection publisher = desk.goOnline();
            assertThat(phone.awaitEndpointOf(desk).peer()).isEqualTo(publisher.nearId().hex());
            PublishedStream stream = NetStream.publishDirect(publisher, "media");
            BlockingQueue<String> heard = play(phone.goOnline(), publisher);
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(StatusCode.STREAM_CONNECT_SUCCESS);
            stream.send("onIm", "hello");
            assertThat(await(heard, "onIm")).isTrue();
        }
    }

    @Test
    void aStrangerAtAnotherNodeIsNotIntroduced() throws Exception {
        try (Device desk = signIn(1, alice, "desk");
                Device tab = signIn(2, mallory, "tab")) {
            NetConnection publisher = desk.goOnline();
            NetStream.publishDirect(publisher, "media");
            assertThat(play(tab.goOnline(), publisher).poll(3, TimeUnit.SECONDS)).isNull();
        }
    }

    @Test
    void aTicketIsGoodAtItsOwnNodeOnly() throws Exception {
        try (Device desk = signIn(1, alice, "desk"); Device phone = signIn(2, bob, "phone")) {
            Ticket own = desk.requestTicket();
            Ticket leadingElsewhere = phone.requestTicket();
            assertThatThrownBy(() ->
                    desk.connect(leadingElsewhere, Device.withProof(own)).get(60, TimeUnit.SECONDS))
                    .cause().isInstanceOfSatisfying(NetStatusException.class, refused -> {
                        assertThat(refused.status().code()).isEqualTo(StatusCode.CONNECT_REJECTED);
                        assertThat(refused.status().description()).isEqualTo("ticket");
                    });
            desk.connect(own, Device.withProof(own)).get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aPluginThatIsLoadedAgainIsInTheClusterAgain() throws Exception {
        ServerCluster.installPlugin(cluster.server(2));
        try (Device desk = signIn(1, alice, "desk");
                Device phone = signIn(2, bob, "phone")) {
            assertThat(introduces(phone.goOnline(), desk.goOnline())).isTrue();
        }
    }

    @Test
    void whoWasCutOffDisconnectsAccountsThatWereClosedMeanwhile() throws Exception {
        TestUser carol = cluster.createUser("carol");
        try (Device phone = signIn(2, carol, "phone"); Device other = signIn(2, bob, "phone")) {
            NetConnection connection = phone.goOnline();
            NetConnection unconcerned = other.goOnline();
            cluster.leave(2);
            cluster.server(1).deleteUser("carol");
            assertThat(connection.isConnected()).as("node 2, which has a database of its own, knows nothing of it")
                    .isTrue();
            cluster.join(2);
            assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> !connection.isConnected())).isTrue();
            assertThat(unconcerned.isConnected()).isTrue();
        }
    }

    @Test
    void thePeersOfANodeThatDiesVanishAndThoseOfOneThatJoinsAreFound() throws Exception {
        try (Device desk = signIn(1, alice, "desk");
                Device tablet = signIn(1, alice, "tablet")) {
            NetConnection asker = desk.goOnline();
            NetConnection lost;
            try (Device phone = signIn(2, bob, "phone")) {
                lost = phone.goOnline();
                assertThat(introduces(asker, lost)).isTrue();
                cluster.server(2).kill();
                desk.awaitGone(phone);
                assertThat(play(tablet.goOnline(), lost).poll(3, TimeUnit.SECONDS)).isNull();
                assertThat(introduces(tablet.goOnline(), asker)).isTrue();
            }
            cluster.restart(2);
            cluster.join(2);
            try (Device phone = signIn(2, bob, "phone")) {
                NetConnection found = phone.goOnline();
                assertThat(introduces(asker, found)).isTrue();
                assertThat(introduces(phone.goOnline(), asker)).isTrue();
            }
        }
    }

    /** Each time with another resource: to end an old session of the same name takes Openfire a moment. */
    private static Device signIn(int node, TestUser user, String device) throws Exception {
        return Device.signIn(cluster.server(node), user, device + "-" + ++devices);
    }

    private static boolean introduces(NetConnection player, NetConnection publisher) throws InterruptedException {
        NetStream.publishDirect(publisher, "media");
        return await(play(player, publisher), StatusCode.STREAM_CONNECT_SUCCESS);
    }

    private static boolean await(BlockingQueue<String> heard, String wanted) throws InterruptedException {
        String next = heard.poll(60, TimeUnit.SECONDS);
        while (next != null && !next.equals(wanted)) {
            next = heard.poll(60, TimeUnit.SECONDS);
        }
        return next != null;
    }

    /** Codes of statuses and names of data, as they come. */
    private static BlockingQueue<String> play(NetConnection player, NetConnection publisher) {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        NetStream.playFrom(player, publisher.nearId(), "media", List.of(), stream -> stream
                .onStatus((NetStatus status) -> heard.add(status.code()))
                .onData((handler, arguments) -> heard.add(handler)));
        return heard;
    }
}
