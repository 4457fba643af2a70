package io.github.peerfire.openfire.it.clustering;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Map;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.session.ClientSessionInfo;
import org.jivesoftware.openfire.session.Session;
import org.jivesoftware.util.cache.CacheFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** A session at another node, as far as routing and rosters ask for it. */
final class DistantSession implements InvocationHandler {

    private final byte[] node;
    private final JID address;

    DistantSession(byte[] node, JID address) {
        this.node = node;
        this.address = address;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        Presence presence = presence();
        return switch (method.getName()) {
            case "getAddress" -> address;
            case "getUsername" -> address.getNode();
            case "getPresence" -> presence;
            case "isInitialized" -> presence.isAvailable();
            case "getStatus" -> Session.STATUS_AUTHENTICATED;
            case "process" -> {
                CacheFactory.doClusterTask(new StanzaTask(address, (Packet) arguments[0]), node);
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> address.hashCode();
            case "toString" -> "distant session of " + address;
            default -> nothing(method.getReturnType());
        };
    }

    private Presence presence() {
        Map<String, ClientSessionInfo> sessions = SessionManager.getInstance().getSessionInfoCache();
        ClientSessionInfo known = sessions.get(address.toString());
        return known == null ? new Presence(Presence.Type.unavailable) : known.getPresence();
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == long.class ? (Object) 0L : null;
    }
}
