package io.github.peerfire.openfire;

import io.github.peerfire.openfire.settings.RtmfpProperties;
import java.util.Map;
import org.jivesoftware.util.PropertyEventListener;

/** Tells when a property of ours was changed, wherever that was done. */
final class PropertyEvents implements PropertyEventListener {

    private final Runnable changed;

    PropertyEvents(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public void propertySet(String property, Map<String, Object> parameters) {
        check(property);
    }

    @Override
    public void propertyDeleted(String property, Map<String, Object> parameters) {
        check(property);
    }

    @Override
    public void xmlPropertySet(String property, Map<String, Object> parameters) {
        // Ours are not in the file.
    }

    @Override
    public void xmlPropertyDeleted(String property, Map<String, Object> parameters) {
        // Ours are not in the file.
    }

    private void check(String property) {
        if (property.startsWith(RtmfpProperties.PREFIX)) {
            changed.run();
        }
    }
}
