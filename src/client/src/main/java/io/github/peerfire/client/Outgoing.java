package io.github.peerfire.client;

import io.github.peerfire.smack.element.MediaKind;
import java.util.Set;

/**
 * What this side sends in a session: a stream of its own, or one for all sessions of a conference. On the client's
 * thread.
 */
interface Outgoing {

    /** The name under which it is published by a binding. */
    String name(Binding binding);

    /** The name when a session is moved. */
    String newName(Binding binding);

    /** What is to be published as soon as somebody may play it. */
    Publication publish(Binding binding, String name);

    /** A session is ready to carry it. */
    void start(Publication publication);

    /** A session does not carry it any more. */
    void stop(Publication publication);

    /** The kinds that one session has at the moment, neither muted nor held. */
    void allow(Set<MediaKind> kinds);

    /** What the application writes to. */
    CallLocal local();
}
