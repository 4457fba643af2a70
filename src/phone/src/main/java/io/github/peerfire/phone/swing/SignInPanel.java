package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SignInPhase;
import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.util.Arrays;
import java.util.function.BiConsumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JTextField;

/** Asks for account and password. */
final class SignInPanel extends JPanel {

    private static final long serialVersionUID = 1L;

    private final JTextField account = new JTextField(24);
    private final JPasswordField password = new JPasswordField(24);
    private final JButton signIn;

    /**
     * Makes the panel.
     *
     * @param remembered the account that was used last; empty if none was
     * @param entered gets account and password
     */
    SignInPanel(Labels labels, String remembered, BiConsumer<String, String> entered) {
        super(new BorderLayout());
        account.setText(remembered);
        signIn = labels.button("window.signIn", () -> {
            char[] typed = password.getPassword();
            entered.accept(account.getText().strip(), new String(typed));
            Arrays.fill(typed, '\0');
        });
        password.addActionListener(event -> signIn.doClick());
        account.addActionListener(event -> password.requestFocusInWindow());
        JPanel fields = new JPanel(new GridLayout(0, 1, 4, 4));
        fields.add(labels.label("window.account", account));
        fields.add(account);
        fields.add(labels.label("window.password", password));
        fields.add(password);
        fields.add(signIn);
        add(fields, BorderLayout.NORTH);
        setBorder(BorderFactory.createEmptyBorder(16, 16, 16, 16));
    }

    void show(PhoneSnapshot phone) {
        boolean possible = phone.phase() == SignInPhase.SIGNED_OUT;
        signIn.setEnabled(possible);
        account.setEnabled(possible);
        password.setEnabled(possible);
        if (phone.phase() == SignInPhase.SIGNED_IN) {
            password.setText("");
        }
    }
}
