package io.github.peerfire.phone.swing;

import io.github.peerfire.client.Contact;
import io.github.peerfire.phone.control.ContactSearch;
import io.github.peerfire.phone.control.PhoneSnapshot;
import java.awt.BorderLayout;
import java.awt.Component;
import java.util.List;
import java.util.function.BiConsumer;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** The contacts with their states, a search, and buttons to call. */
final class RosterPanel extends JPanel {

    private static final long serialVersionUID = 1L;

    private final JTextField search = new JTextField();
    private final JList<Contact> list = new JList<>();
    private final JButton call;
    private final JButton video;
    private final transient Labels labels;
    private transient List<Contact> contacts = List.of();

    /**
     * Makes an empty list.
     *
     * @param place is told whom to call, and whether with pictures
     */
    RosterPanel(Labels labels, BiConsumer<Contact, Boolean> place) {
        super(new BorderLayout(6, 6));
        this.labels = labels;
        call = labels.button("window.call", () -> place.accept(list.getSelectedValue(), false));
        video = labels.button("window.video", () -> place.accept(list.getSelectedValue(), true));
        search.getDocument().addDocumentListener(new Typed());
        search.addActionListener(event -> call.doClick());
        list.setCellRenderer(new Row());
        list.addListSelectionListener(event -> enableButtons());
        JPanel top = new JPanel(new BorderLayout(6, 0));
        top.add(labels.label("window.search", search), BorderLayout.WEST);
        top.add(search);
        JPanel buttons = new JPanel();
        buttons.add(call);
        buttons.add(video);
        add(top, BorderLayout.NORTH);
        add(new JScrollPane(list));
        add(buttons, BorderLayout.SOUTH);
        setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
        enableButtons();
    }

    void show(PhoneSnapshot phone) {
        if (!phone.contacts().equals(contacts)) {
            contacts = phone.contacts();
            refresh();
        }
    }

    private void refresh() {
        Contact selected = list.getSelectedValue();
        List<Contact> found = ContactSearch.matching(contacts, search.getText());
        list.setListData(found.toArray(Contact[]::new));
        for (int i = 0; i < found.size(); i++) {
            if (selected != null && found.get(i).jid().equals(selected.jid())) {
                list.setSelectedIndex(i);
            }
        }
        if (list.isSelectionEmpty() && !found.isEmpty()) {
            list.setSelectedIndex(0);
        }
        enableButtons();
    }

    private void enableButtons() {
        Contact selected = list.getSelectedValue();
        call.setEnabled(selected != null && selected.online());
        video.setEnabled(selected != null && selected.online());
    }

    /** Searches while the user types. */
    private final class Typed implements DocumentListener {

        @Override
        public void insertUpdate(DocumentEvent event) {
            refresh();
        }

        @Override
        public void removeUpdate(DocumentEvent event) {
            refresh();
        }

        @Override
        public void changedUpdate(DocumentEvent event) {
            // Styles are none here.
        }
    }

    /** A contact on one line: a mark if it can be called, its name, and how it is. */
    private final class Row extends DefaultListCellRenderer {

        private static final long serialVersionUID = 1L;

        @Override
        public Component getListCellRendererComponent(
                JList<?> of, Object value, int index, boolean selected, boolean focused) {
            Contact contact = (Contact) value;
            String state = contact.availability().explain(labels.sentences().locale());
            String text = (contact.callable() ? "\u25cf " : "\u25cb ") + contact.name() + " \u2014 " + state;
            super.getListCellRendererComponent(of, text, index, selected, focused);
            setToolTipText(contact.jid().toString());
            return this;
        }
    }
}
