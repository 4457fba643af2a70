package io.github.peerfire.demo;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.flash.ConnectArguments;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.TestUser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.commands.AdHocCommandManager;
import org.jivesoftware.smackx.commands.RemoteCommand;
import org.jivesoftware.smackx.xdata.form.FillableForm;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.Jid;

/** An administrator who issues one developer key, for clients without an account. */
final class KeyIssuer {

    private static final String KEYS = "urn:xmpp:rtmfp:0#keys";

    private final XMPPTCPConnection connection;
    private final Jid service;
    private final String id;
    private final String server;
    private final String key;
    private final List<NetConnection> connections = new ArrayList<>();

    KeyIssuer(EmbeddedOpenfire openfire, Phones phones) throws Exception {
        try {
            openfire.createUser("admin", "secret");
        } catch (IllegalArgumentException e) {
            // It is there already.
        }
        ClientConfig config = phones.config(new TestUser("admin", "secret", openfire.domain()));
        connection = RawClient.connect(config);
        RtmfpManager manager = RtmfpManager.getInstanceFor(connection);
        service = Phones.await(manager.findService());
        DataForm issued = command(Map.of("action", "create", "label", "Video Phone"));
        id = issued.getField("id").getFirstValue();
        key = issued.getField("key").getFirstValue();
        server = Phones.await(manager.requestTicket(service)).uris().get(0).replaceFirst("/xmpp$", "");
    }

    XMPPTCPConnection connection() {
        return connection;
    }

    /** A client that is let in by the key, the last part of its URI. */
    NetConnection connect() throws Exception {
        return connect(RtmfpUri.parse(server + "/" + key));
    }

    /** A client that is let in by the key, which it passes as an argument. */
    NetConnection connectByArgument() throws Exception {
        return connect(RtmfpUri.parse(server), key);
    }

    private NetConnection connect(RtmfpUri uri, Object... arguments) throws Exception {
        NetConnection made = Phones.await(NetConnection.connect(uri, NetConnectionConfig.builder()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .arguments(ConnectArguments.of(arguments)).build()));
        connections.add(made);
        return made;
    }

    private DataForm command(Map<String, String> values) throws Exception {
        RemoteCommand command =
                AdHocCommandManager.getAddHocCommandsManager(connection).getRemoteCommand(service, KEYS);
        command.execute();
        FillableForm form = new FillableForm(command.getForm());
        values.forEach(form::setAnswer);
        command.complete(form);
        return command.getForm();
    }

    /** Ends all that the key let in. */
    void close() throws Exception {
        connections.forEach(NetConnection::close);
        command(Map.of("action", "remove", "id", id));
        // Openfire 4.2.0 does not always end its stream, too.
        connection.instantShutdown();
    }
}
