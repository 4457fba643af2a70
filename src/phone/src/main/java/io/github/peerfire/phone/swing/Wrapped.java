package io.github.peerfire.phone.swing;

import java.awt.EventQueue;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/** Sentences in as many lines as they take, which can be read and copied, but not changed. */
class Wrapped extends JTextArea {

    private static final long serialVersionUID = 1L;

    /**
     * Makes it empty.
     *
     * @param name what it tells, for those who cannot see it
     * @param rows there is always room for so many
     */
    Wrapped(String name, int rows) {
        super(rows, 20);
        setEditable(false);
        setLineWrap(true);
        setWrapStyleWord(true);
        setOpaque(false);
        // In line with labels.
        setBorder(BorderFactory.createEmptyBorder());
        getAccessibleContext().setAccessibleName(name);
    }

    /** With another width it takes another number of lines, which layouts do not ask for again by themselves. */
    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean other = width != getWidth();
        super.setBounds(x, y, width, height);
        if (other) {
            EventQueue.invokeLater(this::revalidate);
        }
    }

    /** As labels are, not as what is typed. */
    @Override
    public void updateUI() {
        super.updateUI();
        setFont(font(UIManager.getFont("Label.font")));
    }

    Font font(Font label) {
        return label.deriveFont(Font.PLAIN);
    }
}
