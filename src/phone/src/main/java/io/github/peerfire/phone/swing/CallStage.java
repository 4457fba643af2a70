package io.github.peerfire.phone.swing;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSnapshot;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.SwingConstants;
import javax.swing.text.JTextComponent;

/** The calls that there are, one at a time. One that comes while the user talks in another waits with a mark. */
final class CallStage extends JPanel {

    private static final long serialVersionUID = 1L;

    private static final String CALLS = "calls";
    private static final String NONE = "none";
    private static final int DIGITS = 9;
    private static final String MARK = "\u25CF ";
    private static final int LONGEST_TAB = 240;

    private final JTabbedPane tabs = new JTabbedPane();
    private final JLabel hint = new JLabel("", SwingConstants.CENTER);
    private final CardLayout cards = new CardLayout();
    private final transient Labels labels;
    private final transient PhoneController phone;
    private final transient IntConsumer inviting;
    private final transient Map<Integer, CallPanel> panels = new LinkedHashMap<>();

    /** @param inviting is told the number of a group call to which the chosen contacts are to be invited */
    CallStage(Labels labels, PhoneController phone, IntConsumer inviting) {
        this.labels = labels;
        this.phone = phone;
        this.inviting = inviting;
        setLayout(cards);
        JPanel none = new JPanel(new BorderLayout());
        none.add(hint);
        add(none, NONE);
        add(tabs, CALLS);
        tabs.putClientProperty(FlatClientProperties.TABBED_PANE_MAXIMUM_TAB_WIDTH, LONGEST_TAB);
        setPreferredSize(UIScale.scale(new Dimension(760, 600)));
    }

    void show(PhoneSnapshot now) {
        List<Integer> present = now.calls().stream().map(CallSnapshot::number).toList();
        List.copyOf(panels.keySet()).stream().filter(number -> !present.contains(number)).forEach(this::end);
        for (CallSnapshot call : now.calls()) {
            if (!panels.containsKey(call.number())) {
                begin(now, call);
            }
            CallPanel panel = panels.get(call.number());
            panel.show(now, call);
            tabs.setTitleAt(tabs.indexOfComponent(panel), title(call));
        }
        hint.setText(labels.text(now.contacts().isEmpty() ? "contacts.empty" : "window.noCall"));
        cards.show(this, panels.isEmpty() ? NONE : CALLS);
    }

    private static String title(CallSnapshot call) {
        return call.rings() ? MARK + Labels.plain(call.name()) : Labels.plain(call.name());
    }

    private void begin(PhoneSnapshot now, CallSnapshot call) {
        CallPanel panel = new CallPanel(labels, phone, call, inviting);
        panels.put(call.number(), panel);
        tabs.addTab(title(call), panel);
        numberTabs();
        if (call.rings() && now.calls().stream().anyMatch(CallSnapshot::talkedIn)) {
            return;
        }
        tabs.setSelectedComponent(panel);
        if (call.rings()) {
            // Once it can be seen.
            EventQueue.invokeLater(() -> focus(panel));
        }
    }

    /** Whoever is writing does not answer a call by a blank. */
    private static void focus(CallPanel panel) {
        if (!(KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner() instanceof JTextComponent)) {
            panel.focus();
        }
    }

    private void end(int number) {
        CallPanel panel = panels.remove(number);
        panel.end();
        tabs.remove(panel);
        numberTabs();
    }

    /** Alt and a digit show a call. */
    private void numberTabs() {
        for (int i = 0; i < Math.min(tabs.getTabCount(), DIGITS); i++) {
            tabs.setMnemonicAt(i, KeyEvent.VK_1 + i);
        }
    }
}
