package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.UnansweredCall;
import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;

/** Who called in vain, and a way to call back; not there if nobody did. */
final class MissedPanel extends JPanel {

    private static final long serialVersionUID = 1L;

    private final DefaultListModel<String> rows = new DefaultListModel<>();
    private final JList<String> list = new JList<>(rows);
    private final JButton back;
    private final transient PhoneController phone;
    private final transient DateTimeFormatter format;
    private transient List<UnansweredCall> missed = List.of();

    MissedPanel(Labels labels, PhoneController phone) {
        super(new BorderLayout(6, 6));
        this.phone = phone;
        format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withLocale(labels.locale())
                .withZone(ZoneId.systemDefault());
        back = labels.button("window.callBack", this::callBack);
        list.setVisibleRowCount(4);
        list.addListSelectionListener(event -> back.setEnabled(!list.isSelectionEmpty()));
        JPanel buttons = new JPanel(new GridLayout(1, 0, 6, 0));
        buttons.add(back);
        buttons.add(labels.button("window.forget", phone::forgetMissed));
        add(labels.label("window.missed", list), BorderLayout.NORTH);
        add(new JScrollPane(list));
        add(buttons, BorderLayout.SOUTH);
        setBorder(BorderFactory.createEmptyBorder(0, 8, 8, 8));
        setVisible(false);
    }

    private void callBack() {
        phone.callBack(missed.get(list.getSelectedIndex()));
    }

    void show(PhoneSnapshot now) {
        if (!now.missed().equals(missed)) {
            missed = now.missed();
            rows.clear();
            missed.forEach(call -> rows.addElement(
                    format.format(call.when()) + "  " + PhoneSentences.apart(call.name())));
            list.setSelectedIndex(missed.size() - 1);
            setVisible(!missed.isEmpty());
        }
    }
}
