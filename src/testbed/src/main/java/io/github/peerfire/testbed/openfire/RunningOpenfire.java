package io.github.peerfire.testbed.openfire;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What tests do with a server, be it in this virtual machine or in another. */
public interface RunningOpenfire extends AutoCloseable {

    /** Where clients connect. */
    InetSocketAddress address();

    /** The XMPP domain. */
    String domain();

    /** The server's log. */
    Path log();

    /** Where clients connect, on 127.0.0.1. */
    default int port() {
        return address().getPort();
    }

    /** Adds a user, who can sign in at once; {@code name} is the local part of his address, in lower case. */
    void createUser(String name, String password);

    /** Removes a user: his sessions end, and no roster names him. Does nothing if he is unknown. */
    void deleteUser(String name);

    /** Puts each of two users on the other's roster, subscribed in both directions. */
    void befriend(String name, String other);

    /** Takes each of two users off the other's roster. */
    void estrange(String name, String other);

    /** Full addresses of a user's sessions. */
    List<String> sessions(String name);

    /** The presence that Openfire stores for a session and shows to whoever comes later, as XML. */
    Optional<String> lastPresence(String fullAddress);

    /** A system property of Openfire. */
    Optional<String> property(String name);

    /** Sets a system property of Openfire, which takes effect as it does from the admin console. */
    void setProperty(String name, String value);

    /**
     * Puts a plugin's jar into {@code plugins/} and returns when the plugin has started. A jar of the same name is
     * replaced: the old plugin is stopped first.
     *
     * @return the plugin's name, which is the jar's without {@code .jar}
     * @throws OpenfireException if the plugin does not start
     */
    String dropPlugin(Path jar);

    /** Deletes a plugin's jar and returns when Openfire has stopped the plugin. */
    void removePlugin(String plugin);

    /** Stops the server. */
    @Override
    void close();
}
