package io.github.peerfire.phone.swing;

import io.github.peerfire.client.Contact;
import io.github.peerfire.phone.control.ContactSearch;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSnapshot;
import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.awt.event.KeyEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import org.jxmpp.jid.BareJid;

/** The contacts with their states, a search, and buttons to call: one contact, or several as a group. */
final class RosterPanel extends JPanel {

    private static final long serialVersionUID = 1L;

    private static final String CALL = "call";

    private final JTextField search = new JTextField();
    private final DefaultListModel<Contact> found = new DefaultListModel<>();
    private final JList<Contact> list = new JList<>(found);
    private final JScrollPane rows = new JScrollPane(list);
    private final JButton call;
    private final JButton video;
    private final transient PhoneController phone;
    private transient List<Contact> contacts = List.of();

    RosterPanel(Labels labels, PhoneController phone) {
        super(new BorderLayout(6, 6));
        this.phone = phone;
        call = labels.button("window.call", () -> place(false));
        video = labels.button("window.video", () -> place(true));
        search.getDocument().addDocumentListener(new Typing(this::refresh));
        search.addActionListener(event -> call.doClick());
        list.setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        list.setCellRenderer(new ContactRow(labels));
        list.addListSelectionListener(event -> enableButtons());
        list.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), CALL);
        list.getActionMap().put(CALL, labels.action(() -> call.doClick()));
        JPanel top = new JPanel(new BorderLayout(6, 0));
        top.add(labels.label("window.search", search), BorderLayout.WEST);
        top.add(search);
        JPanel heading = new JPanel(new GridLayout(0, 1, 0, 4));
        heading.add(top);
        heading.add(labels.label("window.contacts", list));
        JPanel buttons = new JPanel(new GridLayout(1, 0, 6, 0));
        buttons.add(call);
        buttons.add(video);
        add(heading, BorderLayout.NORTH);
        JLabel none = new JLabel(labels.text("contacts.none"));
        none.setBorder(BorderFactory.createEmptyBorder(4, 4, 4, 4));
        rows.setColumnHeaderView(none);
        add(rows);
        add(buttons, BorderLayout.SOUTH);
        setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
        refresh();
    }

    /** Puts the keyboard where contacts are. */
    void begin() {
        list.requestFocusInWindow();
    }

    private void place(boolean pictures) {
        List<BareJid> chosen = list.getSelectedValuesList().stream().map(Contact::jid).toList();
        if (chosen.size() == 1) {
            phone.place(chosen.get(0), pictures);
        } else if (!chosen.isEmpty()) {
            phone.placeGroup(chosen, pictures);
        }
    }

    /** Who is chosen, for an invitation. */
    List<Contact> chosen() {
        return list.getSelectedValuesList();
    }

    void show(PhoneSnapshot now) {
        if (!now.contacts().equals(contacts)) {
            contacts = now.contacts();
            refresh();
        }
    }

    private void refresh() {
        Set<BareJid> selected = list.getSelectedValuesList().stream().map(Contact::jid)
                .collect(Collectors.toCollection(HashSet::new));
        List<Contact> matching = ContactSearch.matching(contacts, search.getText());
        found.clear();
        found.addAll(matching);
        // The list stays, so that the keyboard's place does.
        rows.getColumnHeader().setVisible(matching.isEmpty() && !search.getText().isBlank());
        for (int i = 0; i < matching.size(); i++) {
            if (selected.contains(matching.get(i).jid())) {
                list.addSelectionInterval(i, i);
            }
        }
        if (list.isSelectionEmpty() && !matching.isEmpty()) {
            list.setSelectedIndex(0);
        }
        enableButtons();
    }

    private void enableButtons() {
        List<Contact> selected = list.getSelectedValuesList();
        boolean possible = !selected.isEmpty() && selected.stream().allMatch(Contact::online);
        call.setEnabled(possible);
        video.setEnabled(possible);
    }
}
