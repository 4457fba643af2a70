package io.github.peerfire.phone.swing;

import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.DoubleConsumer;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JSlider;

/** How loud it is here and there, and how loud it shall be. */
final class LevelsPanel extends JPanel {

    private static final long serialVersionUID = 1L;

    private static final int FULL = 100;
    private static final int LOUDEST = 400;

    private final JProgressBar microphone = new JProgressBar(0, FULL);
    private final JProgressBar loudspeaker = new JProgressBar(0, FULL);
    private final JSlider volume = new JSlider(0, LOUDEST, FULL);

    /** What the user chose and the phone has not told yet, which tells of what was before in the meantime. */
    private transient OptionalInt untold = OptionalInt.empty();
    private boolean told;

    /** @param chosen gets the volume, 0 to 4 */
    LevelsPanel(Labels labels, DoubleConsumer chosen) {
        super(new BorderLayout(12, 0));
        add(column(labels.label("window.microphone", microphone), labels.label("window.loudspeaker", loudspeaker),
                labels.label("window.volume", volume)), BorderLayout.WEST);
        add(column(microphone, loudspeaker, volume));
        volume.addChangeListener(event -> {
            if (!told && !volume.getValueIsAdjusting()) {
                untold = OptionalInt.of(volume.getValue());
                chosen.accept(volume.getValue() / (double) FULL);
            }
        });
    }

    private static JPanel column(JComponent... parts) {
        JPanel column = new JPanel(new GridLayout(0, 1, 0, 2));
        Arrays.stream(parts).forEach(column::add);
        return column;
    }

    void levels(double here, double there) {
        microphone.setValue((int) (FULL * here));
        loudspeaker.setValue((int) (FULL * there));
    }

    void volume(double present) {
        int percent = (int) Math.round(FULL * present);
        if (untold.orElse(percent) == percent && !volume.getValueIsAdjusting()) {
            untold = OptionalInt.empty();
            told = true;
            volume.setValue(percent);
            told = false;
        }
    }
}
