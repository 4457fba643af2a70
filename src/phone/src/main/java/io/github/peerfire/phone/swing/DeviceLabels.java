package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.media.device.MediaDevices;
import java.awt.Component;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JList;

/** Names of devices as the user reads them. */
final class DeviceLabels extends DefaultListCellRenderer {

    private static final long serialVersionUID = 1L;

    private final transient Labels labels;

    DeviceLabels(Labels labels) {
        this.labels = labels;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<?> list, Object value, int index, boolean selected, boolean focused) {
        return super.getListCellRendererComponent(
                list, value == null ? "" : words(value.toString()), index, selected, focused);
    }

    private String words(String name) {
        return switch (name) {
            case MediaDevices.DEFAULT -> labels.text("device.default");
            case MediaDevices.NONE -> labels.text("device.none");
            case MediaDevices.TONE -> labels.text("device.tone");
            case MediaDevices.TEST -> labels.text("device.test");
            default -> Labels.plain(name);
        };
    }
}
