package io.github.peerfire.phone.swing;

import com.formdev.flatlaf.util.UIScale;
import io.github.peerfire.client.Contact;
import io.github.peerfire.client.ContactAvailability;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.DefaultListCellRenderer;
import javax.swing.Icon;
import javax.swing.JList;

/** A contact on one line: how it is and whether it can be called, as a mark and in words. */
final class ContactRow extends DefaultListCellRenderer {

    private static final long serialVersionUID = 1L;

    private final transient Labels labels;

    ContactRow(Labels labels) {
        this.labels = labels;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<?> list, Object value, int index, boolean selected, boolean focused) {
        Contact contact = (Contact) value;
        super.getListCellRendererComponent(
                list, Labels.plain(contact.name()) + " \u2014 " + words(contact), index, selected, focused);
        setIcon(new Mark(contact));
        setToolTipText(Labels.plain(contact.jid().toString()) + ": " + contact.trust().explain(labels.locale()));
        return this;
    }

    private String words(Contact contact) {
        String presence = contact.availability().explain(labels.locale());
        return contact.online() && !contact.callable() ? labels.text("window.notCallable", presence) : presence;
    }

    /** A disc: full if the contact can be called, a ring if not; green, amber or grey. */
    private record Mark(Contact contact) implements Icon {

        private static final int SIZE = 12;

        @Override
        public void paintIcon(Component on, Graphics g, int x, int y) {
            Graphics2D canvas = (Graphics2D) g.create();
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setColor(colour(contact.availability()));
            canvas.translate(x, y);
            UIScale.scaleGraphics(canvas);
            if (contact.callable()) {
                canvas.fillOval(1, 1, SIZE - 3, SIZE - 3);
            } else {
                canvas.drawOval(1, 1, SIZE - 3, SIZE - 3);
            }
            canvas.dispose();
        }

        private static Color colour(ContactAvailability availability) {
            return switch (availability) {
                case CHATTY, AVAILABLE -> new Color(0x2E9E4F);
                case AWAY, AWAY_FOR_LONG -> new Color(0xD9940B);
                case BUSY -> new Color(0xC93A3A);
                case OFFLINE -> Color.GRAY;
            };
        }

        @Override
        public int getIconWidth() {
            return UIScale.scale(SIZE);
        }

        @Override
        public int getIconHeight() {
            return UIScale.scale(SIZE);
        }
    }
}
