package io.github.peerfire.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.binding.BindClaim;
import io.github.peerfire.openfire.binding.EndpointOptions;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.openfire.binding.Visibility;
import io.github.peerfire.openfire.presence.XmppSessions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

class BoundUsersTest {

    private static final JID DESK = new JID("alice@example.net/desk");
    private static final JID PHONE = new JID("alice@example.net/phone");
    private static final JID TABLET = new JID("alice@example.net/tablet");

    private final RegistryFixture fixture = new RegistryFixture();
    private final Map<JID, Presence> presences = new HashMap<>();
    private final BoundUsers users = new BoundUsers("example.net", fixture.registry, new Sessions());

    private final class Sessions implements XmppSessions {
        @Override
        public Collection<JID> all() {
            return presences.keySet();
        }

        @Override
        public boolean isConnected(JID holder) {
            return presences.containsKey(holder);
        }

        @Override
        public Optional<Presence> lastPresence(JID holder) {
            return Optional.ofNullable(presences.get(holder));
        }

        @Override
        public void route(Presence presence) {
            throw new AssertionError("nothing is sent by looking somebody up");
        }
    }

    @Test
    void whoDidNotAskForItIsNotFound() {
        bind(1, DESK, Visibility.CONTACTS);
        bind(2, PHONE, Visibility.NONE);
        assertThat(users.find("alice")).isEmpty();
        assertThat(users.find("nobody")).isEmpty();
    }

    @Test
    void theResourceOfTheHighestPriorityIsFoundThenTheLatest() {
        bind(1, DESK, Visibility.LEGACY);
        bind(2, PHONE, Visibility.LEGACY);
        bind(3, TABLET, Visibility.CONTACTS);
        assertThat(users.find("alice")).contains(RegistryFixture.id(2));
        presences.put(DESK, available(-5));
        assertThat(users.find("alice")).contains(RegistryFixture.id(1));
        presences.put(PHONE, available(-5));
        assertThat(users.find("alice")).contains(RegistryFixture.id(2));
        presences.put(DESK, available(3));
        presences.put(TABLET, available(100));
        assertThat(users.find("alice")).contains(RegistryFixture.id(1));
        presences.put(DESK, new Presence(Presence.Type.unavailable));
        assertThat(users.find("alice")).contains(RegistryFixture.id(2));
    }

    private void bind(int number, JID holder, Visibility visibility) {
        fixture.connect(number, holder);
        fixture.registry.bind(new BindClaim(holder, RegistryFixture.id(number), Optional.empty(),
                new EndpointOptions(Optional.empty(), visibility)));
    }

    private static Presence available(int priority) {
        Presence presence = new Presence();
        presence.setPriority(priority);
        return presence;
    }
}
