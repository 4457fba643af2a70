package io.github.peerfire.demo.example;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.rtmfp.TurnServer;

/** The example of src/site/markdown/developers.md for a TURN proxy. */
final class BackupProxy {

    private BackupProxy() {
    }

    static NetConnection connect() {
        NetConnectionConfig config = NetConnectionConfig.builder()
                .turn(TurnServer.parse("turn:turn.example.net").withCredentials("alice", "secret"))
                .build();
        RtmfpUri server = RtmfpUri.parse("rtmfp://rtmfp.example.net/xmpp");
        NetConnection connection = NetConnection.connect(server, config).join();
        return connection;
    }
}
