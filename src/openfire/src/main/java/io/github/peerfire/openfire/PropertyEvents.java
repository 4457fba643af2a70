package io.github.peerfire.openfire;

import io.github.peerfire.openfire.settings.RtmfpProperties;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jivesoftware.util.PropertyEventListener;

/** Tells when a property of ours was changed, wherever that was done. */
final class PropertyEvents implements PropertyEventListener {

    private final BiConsumer<String, Optional<String>> changed;

    /** @param changed gets the property's name, and what it is now; empty if it was deleted */
    PropertyEvents(BiConsumer<String, Optional<String>> changed) {
        this.changed = changed;
    }

    @Override
    public void propertySet(String property, Map<String, Object> parameters) {
        check(property, Optional.ofNullable(parameters.get("value")).map(Object::toString));
    }

    @Override
    public void propertyDeleted(String property, Map<String, Object> parameters) {
        check(property, Optional.empty());
    }

    @Override
    public void xmlPropertySet(String property, Map<String, Object> parameters) {
        // Ours are not in the file.
    }

    @Override
    public void xmlPropertyDeleted(String property, Map<String, Object> parameters) {
        // Ours are not in the file.
    }

    private void check(String property, Optional<String> value) {
        if (property.startsWith(RtmfpProperties.PREFIX)) {
            changed.accept(property, value);
        }
    }
}
