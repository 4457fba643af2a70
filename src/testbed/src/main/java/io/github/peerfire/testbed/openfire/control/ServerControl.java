package io.github.peerfire.testbed.openfire.control;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a test may do to the Openfire that runs in a class loader of its own. One instance stands for one server, from
 * {@link #start()} to {@link #stop()}. Every call is made with the server's class loader as context class loader.
 * Names of users are the local parts of their addresses, in lower case.
 */
public interface ServerControl {
    /**
     * Starts the server; its home is named by system property {@code openfireHome}. Plugins load and listeners open
     * afterwards, on threads of the server.
     *
     * @return false if the server gave up, in which case its log says why
     */
    boolean start();

    /** Stops the server and undoes what it changed in the virtual machine, as far as that is possible. */
    void stop();

    /**
     * Adds a user who can sign in at once.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    void createUser(String name, String password);

    /** Removes a user together with the rosters that name him, and closes his sessions; does nothing if unknown. */
    void deleteUser(String name);

    /** Changes a user's password, as the user or an administrator would. */
    void password(String name, String password);

    /** Locks a user out from a moment on, in milliseconds since 1970; open sessions are left alone. */
    void lockOut(String name, long fromMillis);

    /** Puts each on the other's roster with subscription {@code both}; those who are online see each other at once. */
    void befriend(String name, String other);

    /** Removes each from the other's roster. */
    void estrange(String name, String other);

    /** Full addresses of a user's sessions, in no order. */
    List<String> sessions(String name);

    /** Closes one session, as an administrator would; false if there is none of that full address. */
    boolean kick(String fullAddress);

    /** Whether a session has lost its stream and waits to be resumed (XEP-0198). */
    boolean detached(String fullAddress);

    /** What Openfire holds as the last presence of a full address, as XML; empty without a session. */
    Optional<String> presence(String fullAddress);

    /** A system property of Openfire. */
    Optional<String> property(String name);

    /** Sets a system property of Openfire; a null value deletes it. */
    void property(String name, String value);

    /** System properties of Openfire whose names start with {@code prefix}. */
    Map<String, String> properties(String prefix);

    /** Listens for external components (XEP-0114) on a port of the loopback interface; not any more if it is 0. */
    void components(int port);

    /** Runs a statement on the server's database; returns the first column of the rows that it asks for. */
    List<String> sql(String statement);

    /** Sets the language that the server speaks, by its code of ISO 639. */
    void language(String code);

    /**
     * Puts a jar into {@code plugins/} and has the plugin manager look at that folder now, as an upload in the admin
     * console does; returns when it has looked, which takes two seconds longer when an older jar is replaced.
     *
     * @return whether the plugin started
     */
    boolean install(String fileName, InputStream jar) throws IOException;

    /** Deletes a plugin's jar and has the plugin manager look; returns when the plugin is stopped. */
    void remove(String plugin);

    /** Has the plugin manager stop a plugin and start it again from the same jar; returns before that is done. */
    boolean reload(String plugin);

    /** Whether a plugin has started and has not been stopped since. */
    boolean running(String plugin);

    /** How often a plugin has started since the server did. */
    int starts(String plugin);

    /** How many there are of each kind of thing that plugins register with the server. */
    Map<String, Integer> registrations();

    /** The class loader of a plugin that is loaded. */
    Optional<ClassLoader> pluginLoader(String plugin);
}
