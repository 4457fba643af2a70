package io.github.peerfire.phone.swing;

import java.awt.Dialog;
import java.util.function.Consumer;
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

    /**
     * Asks; calls that come can be taken meanwhile.
     *
     * @param named gets the name, if there is one
     */
    static void ask(JFrame owner, Labels labels, Consumer<String> named) {
        NameDialog question = new NameDialog(labels, new JTextField(24));
        JDialog dialog = question.createDialog(owner, labels.text("legacy.title"));
        dialog.setModalityType(Dialog.ModalityType.MODELESS);
        question.addPropertyChangeListener(VALUE_PROPERTY, event -> {
            String name = question.field.getText().strip();
            dialog.dispose();
            if (Integer.valueOf(OK_OPTION).equals(event.getNewValue()) && !name.isEmpty()) {
                named.accept(name);
            }
        });
        dialog.setVisible(true);
    }

    /** The cursor is where something has to be typed, and Enter is the button. */
    @Override
    public void selectInitialValue() {
        super.selectInitialValue();
        field.requestFocusInWindow();
    }
}
