package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SignInPhase;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.event.KeyEvent;
import java.util.Arrays;
import java.util.function.BiConsumer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JTextField;
import javax.swing.KeyStroke;

/** Asks for account and password. */
final class SignInPanel extends JPanel {

    private static final long serialVersionUID = 1L;

    private final JTextField account = new JTextField(24);
    private final JPasswordField password = new JPasswordField(24);
    private final JButton signIn;
    private final JButton cancel;
    private final JLabel progress = new JLabel(" ");
    private final transient Labels labels;

    /**
     * Makes the panel.
     *
     * @param remembered the account that was used last; empty if none was
     * @param entered gets account and password
     * @param cancelled signing in takes too long for the user
     */
    SignInPanel(Labels labels, String remembered, BiConsumer<String, String> entered, Runnable cancelled) {
        super(new GridBagLayout());
        this.labels = labels;
        account.setText(remembered);
        signIn = labels.button("window.signIn", () -> {
            char[] typed = password.getPassword();
            entered.accept(account.getText().strip(), new String(typed));
            Arrays.fill(typed, '\0');
        });
        cancel = labels.button("window.cancel", cancelled);
        registerKeyboardAction(event -> cancel.doClick(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                WHEN_IN_FOCUSED_WINDOW);
        password.addActionListener(event -> signIn.doClick());
        account.addActionListener(event -> password.requestFocusInWindow());
        JPanel fields = new JPanel(new GridBagLayout());
        add(fields, labels.label("window.account", account), 0);
        add(fields, account, 1);
        add(fields, labels.label("window.password", password), 2);
        add(fields, password, 3);
        add(fields, new JLabel(labels.text("window.passwordKept")), 4);
        JPanel buttons = new JPanel();
        buttons.add(signIn);
        buttons.add(cancel);
        add(fields, buttons, 5);
        add(fields, progress, 6);
        add(fields);
        cancel.setEnabled(false);
    }

    private static void add(JPanel to, JComponent component, int row) {
        GridBagConstraints place = new GridBagConstraints();
        place.gridx = 0;
        place.gridy = row;
        place.fill = GridBagConstraints.HORIZONTAL;
        place.insets = new Insets(4, 16, 4, 16);
        to.add(component, place);
    }

    /** Puts the cursor where something has to be typed. */
    void begin() {
        (account.getText().isEmpty() ? account : password).requestFocusInWindow();
    }

    void show(PhoneSnapshot phone) {
        boolean possible = phone.phase() == SignInPhase.SIGNED_OUT;
        boolean again = possible && !signIn.isEnabled();
        // First, so that the keyboard has a place when the others lose it.
        cancel.setEnabled(phone.phase() == SignInPhase.SIGNING_IN);
        signIn.setEnabled(possible);
        account.setEnabled(possible);
        password.setEnabled(possible);
        progress.setText(phone.phase() == SignInPhase.SIGNING_IN ? labels.text("window.signingIn") : " ");
        if (phone.phase() == SignInPhase.SIGNED_IN) {
            password.setText("");
        }
        if (again) {
            password.selectAll();
            begin();
        }
    }
}
