package io.github.peerfire.client;

import java.util.Locale;

/** Who says that a contact's endpoint is the contact's (ProtoXEP 5.5). */
public enum EndpointTrust {
    /** There is no endpoint. */
    NONE,
    /** Our own server, which proved it. */
    VERIFIED,
    /** The contact's server, which proved it by the same rules; another operator than ours. */
    VERIFIED_BY_ITS_SERVER,
    /** Nobody but the contact, or whoever writes presence in that server; to be shown without any mark of trust. */
    SELF_ASSERTED;

    /** A sentence for people. */
    public String explain(Locale locale) {
        return Sentences.of(locale, this);
    }
}
