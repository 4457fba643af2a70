package io.github.peerfire.openfire.binding;

import java.util.Optional;
import java.util.Set;

/**
 * What a client says about its endpoint when it binds it.
 *
 * @param media what it can send or receive now; empty if it did not say
 * @param visibility who gets to see it
 */
public record EndpointOptions(Optional<Set<MediaKind>> media, Visibility visibility) {

    /** Nothing said about media, visible to contacts. */
    public static final EndpointOptions DEFAULT = new EndpointOptions(Optional.empty(), Visibility.CONTACTS);

    /** Copies the media. */
    public EndpointOptions {
        media = media.map(Set::copyOf);
    }
}
