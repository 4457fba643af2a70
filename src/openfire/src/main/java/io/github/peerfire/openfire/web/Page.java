package io.github.peerfire.openfire.web;

/** What is particular to a page. One instance serves all requests, on any thread. */
interface Page {

    /** Its name: that of its template, and {@code NAME.jsp} in its URL. */
    String name();

    /** The name of the entry of the console's menu that leads to it. */
    default String menu() {
        return name();
    }

    /** What the template shows; nothing is changed. */
    Object show(Visit visit);

    /** Does what a form asks for. */
    default Answer submit(Visit visit) {
        return Answer.notUnderstood(this);
    }

    /** Whether there is a template {@code NAME-live} for the part of the page that is renewed while it is open. */
    default boolean isLive() {
        return false;
    }
}
