package io.github.peerfire.openfire.settings;

import io.github.peerfire.rendezvous.RendezvousConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Where the rendezvous listens, and where clients find it. */
public final class ListeningSettings {

    static final Setting BIND_ADDRESS = Setting.text(SettingGroup.LISTENING, "bindAddress", SettingFormat.HOST)
            .ending();
    static final Setting PORT =
            Setting.number(SettingGroup.LISTENING, "port", RendezvousConfig.DEFAULT_PORT, 0, 65_535).ending();
    static final Setting ADVERTISED_HOST =
            Setting.text(SettingGroup.LISTENING, "advertisedHost", SettingFormat.HOST);
    static final Setting ADVERTISED_PORT =
            Setting.number(SettingGroup.LISTENING, "advertisedPort", 0, 0, 65_535);
    static final Setting PUBLIC_ADDRESSES =
            Setting.list(SettingGroup.LISTENING, "publicAddresses", SettingFormat.ADDRESS, 2, "");
    static final Setting PROBE_PORT = Setting.number(SettingGroup.LISTENING, "probePort", 0, 0, 65_535);
    static final Setting LOOPS =
            Setting.number(SettingGroup.LISTENING, "loops", 0, 0, RendezvousConfig.MOST_LOOPS).ending();
    static final List<Setting> ALL =
            List.of(BIND_ADDRESS, PORT, ADVERTISED_HOST, ADVERTISED_PORT, PUBLIC_ADDRESSES, PROBE_PORT, LOOPS);

    private final SettingReader reader;

    ListeningSettings(SettingReader reader) {
        this.reader = reader;
    }

    /** {@code bindAddress}: the local address to bind; empty, the default, for all. */
    String bindAddress() {
        return reader.text(BIND_ADDRESS);
    }

    /** {@code port}: the UDP port to bind, 1935 unless set; 0 lets the system choose. */
    int port() {
        return reader.number(PORT);
    }

    /** {@code advertisedHost}: the host in URIs given to clients; empty, the default, for the server's own name. */
    public String advertisedHost() {
        return reader.text(ADVERTISED_HOST);
    }

    /** {@code advertisedPort}: the UDP port in URIs given to clients; 0, the default, for the one that is bound. */
    public int advertisedPort() {
        return reader.number(ADVERTISED_PORT);
    }

    /** {@code publicAddresses}: where the server is seen from outside, one of a family at most; none unless set. */
    public List<InetAddress> publicAddresses() {
        return reader.texts(PUBLIC_ADDRESSES).stream()
                .flatMap(text -> SettingFormat.address(text).stream())
                .filter(address -> !address.isAnyLocalAddress()).toList();
    }

    /** {@code probePort}: the second UDP port, from where clients' NATs are tried out; 0, the default, for none. */
    int probePort() {
        return reader.number(PROBE_PORT);
    }

    /** Where it is to listen; a name is resolved. All addresses are those of IPv6, too, if there are any. */
    public InetSocketAddress bind() {
        return bindAddress().isEmpty() ? new InetSocketAddress(RendezvousConfig.anyAddress(), port())
                : new InetSocketAddress(bindAddress(), port());
    }

    /** Whether there is a second port. */
    boolean isProbing() {
        return probePort() != 0 && probePort() != port();
    }

    void configure(RendezvousConfig.Builder builder) {
        InetSocketAddress bind = bind();
        builder.bind(bind);
        int loops = reader.number(LOOPS);
        if (loops > 0) {
            builder.loops(loops);
        }
        if (isProbing()) {
            builder.probe(new InetSocketAddress(bind.getAddress(), probePort()));
        }
        publicAddresses().stream().filter(new Families()::isFirst).forEach(builder::publicAddress);
    }
}
