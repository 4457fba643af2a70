package io.github.peerfire.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.testbed.openfire.TestUser;
import org.junit.jupiter.api.Test;

class ClusterIT {

    @Test
    void contactsAtDifferentNodesSeeEachOther() throws Exception {
        try (ServerCluster cluster = ServerCluster.start(2)) {
            TestUser alice = cluster.createUser("alice");
            TestUser bob = cluster.createUser("bob");
            cluster.befriend(alice, bob);
            cluster.join(1);
            cluster.join(2);
            try (Device desk = Device.signIn(cluster.server(1), alice, "desk");
                    Device phone = Device.signIn(cluster.server(2), bob, "phone")) {
                NetConnection connection = desk.goOnline();
                assertThat(phone.awaitEndpointOf(desk).peer()).isEqualTo(connection.nearId().hex());
            }
        }
    }
}
