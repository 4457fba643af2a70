package io.github.peerfire.openfire.web;

import java.util.Optional;

/** What comes of a form. */
sealed interface Answer {

    /** The page again, with what was written and what is wrong with it. */
    record Again(Object model) implements Answer {
    }

    /** The page with what was found out. */
    record Found(Object model) implements Answer {
    }

    /** A file to keep. */
    record Download(String name, String type, byte[] content) implements Answer {
    }

    /** Another page, or the same anew, with a notice. */
    record GoTo(String where, Optional<Notice> notice) implements Answer {
    }

    /** Another page, or the same anew, with a notice. */
    static Answer goTo(String where, Notice notice) {
        return new GoTo(where, Optional.of(notice));
    }

    /** The page anew: the form is none that it has. */
    static Answer notUnderstood(Page page) {
        return goTo(page.name() + ".jsp", Notice.error("page.form.unknown"));
    }
}
