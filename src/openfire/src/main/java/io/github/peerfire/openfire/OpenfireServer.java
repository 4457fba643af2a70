package io.github.peerfire.openfire;

import org.jivesoftware.openfire.PacketRouter;
import org.jivesoftware.openfire.PresenceRouter;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.disco.IQDiscoInfoHandler;
import org.jivesoftware.openfire.roster.RosterManager;

/**
 * What the plugin uses of the running server. The only class that asks for the server itself.
 *
 * @param domain the XMPP domain
 * @param version of the server, for people
 * @param hostName the server's own name, by which clients may find it
 */
record OpenfireServer(
        String domain,
        String version,
        String hostName,
        SessionManager sessions,
        RosterManager rosters,
        PresenceRouter presenceRouter,
        PacketRouter packetRouter,
        IQDiscoInfoHandler discovery) {

    static OpenfireServer running() {
        XMPPServer server = XMPPServer.getInstance();
        String domain = server.getServerInfo().getXMPPDomain();
        String hostName = server.getServerInfo().getHostname();
        return new OpenfireServer(
                domain,
                server.getServerInfo().getVersion().getVersionString(),
                hostName == null || hostName.isBlank() ? domain : hostName,
                server.getSessionManager(),
                server.getRosterManager(),
                server.getPresenceRouter(),
                server.getPacketRouter(),
                server.getIQDiscoInfoHandler());
    }
}
