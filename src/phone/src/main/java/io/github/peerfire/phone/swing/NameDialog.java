package io.github.peerfire.phone.swing;

import java.util.Optional;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JOptionPane;
import javax.swing.JTextField;

/** Asks whom to call among the users of Adobe's Video Phone. */
final class NameDialog extends JOptionPane {

    private static final long serialVersionUID = 1L;

    private final JTextField field;

    private NameDialog(Labels labels, JTextField field) {
        super(new Object[] {labels.label("legacy.ask", field), field}, QUESTION_MESSAGE, OK_CANCEL_OPTION);
        this.field = field;
    }

    /** Waits for the user; empty if there is no name. */
    static Optional<String> ask(JFrame owner, Labels labels) {
        NameDialog question = new NameDialog(labels, new JTextField(24));
        JDialog dialog = question.createDialog(owner, labels.text("legacy.title"));
        dialog.setVisible(true);
        dialog.dispose();
        return Integer.valueOf(OK_OPTION).equals(question.getValue())
                ? Optional.of(question.field.getText().strip()).filter(name -> !name.isEmpty()) : Optional.empty();
    }

    /** The cursor is where something has to be typed, and Enter is the button. */
    @Override
    public void selectInitialValue() {
        super.selectInitialValue();
        field.requestFocusInWindow();
    }
}
