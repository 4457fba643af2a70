package io.github.peerfire.testbed.openfire.inside;

import io.github.peerfire.testbed.openfire.control.ServerControl;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jivesoftware.database.DbConnectionManager;
import org.jivesoftware.openfire.ConnectionManager;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.lockout.LockOutManager;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.session.ConnectionSettings;
import org.jivesoftware.openfire.session.LocalSession;
import org.jivesoftware.util.JiveGlobals;
import org.xmpp.packet.JID;

/** {@link ServerControl} on the server of this class loader. */
public final class InsideControl implements ServerControl {
    private final Accounts accounts = new Accounts();
    private final Plugins plugins = new Plugins();
    private XMPPServer server;

    @Override
    public boolean start() {
        server = new XMPPServer();
        if (server.isStarted()) {
            plugins.watch(server.getPluginManager());
        }
        return server.isStarted();
    }

    @Override
    public void stop() {
        if (server != null) {
            List<Listener> listeners = Listener.of(server);
            server.stop();
            listeners.forEach(Listener::dispose);
        }
        new Traces(XMPPServer.class.getClassLoader()).erase();
    }

    @Override
    public void createUser(String name, String password) {
        accounts.create(name, password);
    }

    @Override
    public void deleteUser(String name) {
        sessions(name).forEach(this::kick);
        accounts.delete(name);
    }

    @Override
    public void password(String name, String password) {
        accounts.password(name, password);
    }

    @Override
    public void lockOut(String name, long fromMillis) {
        LockOutManager.getInstance().disableAccount(name, new Date(fromMillis), null);
    }

    @Override
    public void befriend(String name, String other) {
        accounts.subscribe(name, other);
        accounts.subscribe(other, name);
        accounts.probe(name, other);
        accounts.probe(other, name);
    }

    @Override
    public void estrange(String name, String other) {
        accounts.forget(name, other);
        accounts.forget(other, name);
    }

    @Override
    public List<String> sessions(String name) {
        return Accounts.sessions(name).stream().map(session -> session.getAddress().toString()).toList();
    }

    @Override
    public boolean kick(String fullAddress) {
        Optional<ClientSession> session = session(fullAddress);
        session.ifPresent(found -> {
            found.close();
            // With stream management the session only detaches.
            SessionManager.getInstance().removeSession(found, found.getAddress(), false, false);
        });
        return session.isPresent();
    }

    @Override
    public boolean detached(String fullAddress) {
        return session(fullAddress).filter(found -> found instanceof LocalSession local && local.isDetached())
                .isPresent();
    }

    @Override
    public Optional<String> presence(String fullAddress) {
        return session(fullAddress).map(ClientSession::getPresence).map(presence -> presence.toXML());
    }

    private static Optional<ClientSession> session(String fullAddress) {
        return Optional.ofNullable(SessionManager.getInstance().getSession(new JID(fullAddress)));
    }

    @Override
    public Optional<String> property(String name) {
        return Optional.ofNullable(JiveGlobals.getProperty(name));
    }

    @Override
    public void property(String name, String value) {
        if (value == null) {
            JiveGlobals.deleteProperty(name);
        } else {
            JiveGlobals.setProperty(name, value);
        }
    }

    @Override
    public Map<String, String> properties(String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (String name : JiveGlobals.getPropertyNames()) {
            if (name.startsWith(prefix)) {
                found.put(name, JiveGlobals.getProperty(name));
            }
        }
        return found;
    }

    @Override
    public void components(int port) {
        ConnectionManager connections = server.getConnectionManager();
        if (port != 0) {
            connections.setComponentListenerPort(port);
            connections.enableComponentListener(true);
        } else {
            List<Listener> before = Listener.of(server);
            connections.enableComponentListener(false);
            List<Listener> left = Listener.of(server);
            before.stream().filter(listener -> !left.contains(listener)).forEach(Listener::dispose);
            JiveGlobals.deleteProperty(ConnectionSettings.Component.PORT);
        }
    }

    @Override
    public List<String> sql(String statement) {
        List<String> found = new ArrayList<>();
        try (Connection connection = DbConnectionManager.getConnection();
                Statement running = connection.createStatement()) {
            if (running.execute(statement)) {
                try (ResultSet rows = running.getResultSet()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException(statement, e);
        }
        return found;
    }

    @Override
    public void language(String code) {
        JiveGlobals.setLocale(Locale.forLanguageTag(code));
    }

    @Override
    public boolean install(String fileName, InputStream jar) throws IOException {
        return plugins.install(fileName, jar);
    }

    @Override
    public void remove(String plugin) {
        plugins.remove(plugin);
    }

    @Override
    public boolean reload(String plugin) {
        return plugins.reload(plugin);
    }

    @Override
    public boolean running(String plugin) {
        return plugins.running(plugin);
    }

    @Override
    public int starts(String plugin) {
        return plugins.starts(plugin);
    }

    @Override
    public Map<String, Integer> registrations() {
        return Registrations.count();
    }

    @Override
    public Optional<ClassLoader> pluginLoader(String plugin) {
        return plugins.loader(plugin);
    }
}
