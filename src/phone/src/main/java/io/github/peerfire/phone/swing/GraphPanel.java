package io.github.peerfire.phone.swing;

import com.formdev.flatlaf.util.UIScale;
import io.github.peerfire.phone.control.CallSample;
import io.github.peerfire.phone.control.SampleHistory;
import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.swing.JPanel;
import javax.swing.UIManager;
import javax.swing.plaf.basic.BasicGraphicsUtils;

/** One figure of a call over the last minute, the present second at the right. */
final class GraphPanel extends JPanel {

    private static final long serialVersionUID = 1L;

    private static final int MARGIN = 4;

    private final String title;
    private final String format;
    private final transient ToDoubleFunction<CallSample> figure;
    private transient List<CallSample> samples = List.of();

    /**
     * Makes an empty graph.
     *
     * @param key of the words for what it shows
     * @param format of its present value, as of {@link String#format}
     */
    GraphPanel(Labels labels, String key, String format, ToDoubleFunction<CallSample> figure) {
        this.title = labels.text(key);
        setLocale(labels.locale());
        this.format = format;
        this.figure = figure;
        setPreferredSize(UIScale.scale(new Dimension(150, 70)));
        setMinimumSize(UIScale.scale(new Dimension(100, 60)));
        getAccessibleContext().setAccessibleName(title);
    }

    void show(SampleHistory history) {
        samples = history.samples();
        getAccessibleContext().setAccessibleDescription(value());
        repaint();
    }

    /** The present value in words; empty before there is one. */
    private String value() {
        return samples.isEmpty() ? ""
                : String.format(getLocale(), format, figure.applyAsDouble(samples.get(samples.size() - 1)));
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        Graphics2D canvas = (Graphics2D) g;
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setFont(UIManager.getFont("Label.font"));
        int text = canvas.getFontMetrics().getHeight();
        canvas.setColor(UIManager.getColor("Component.borderColor"));
        canvas.drawRect(0, text, getWidth() - 1, getHeight() - text - 1);
        canvas.setColor(UIManager.getColor("Label.foreground"));
        // As smooth as labels are.
        BasicGraphicsUtils.drawString(this, canvas, title, 0, text - MARGIN);
        if (!samples.isEmpty()) {
            String value = value();
            float left = getWidth() - BasicGraphicsUtils.getStringWidth(this, canvas.getFontMetrics(), value);
            BasicGraphicsUtils.drawString(this, canvas, value, left, text - MARGIN);
            canvas.setColor(UIManager.getColor("Component.accentColor"));
            canvas.setStroke(new BasicStroke(UIScale.scale(2f)));
            canvas.draw(line(text + MARGIN, Math.max(0, getHeight() - text - 2 * MARGIN)));
        }
    }

    private Path2D line(int top, int height) {
        double highest = samples.stream().mapToDouble(figure).max().orElse(0);
        double step = (getWidth() - 2.0 * MARGIN) / (SampleHistory.LENGTH - 1);
        Path2D path = new Path2D.Double();
        for (int i = 0; i < samples.size(); i++) {
            double x = getWidth() - MARGIN - (samples.size() - 1 - i) * step;
            double y = top + height * (1 - (highest == 0 ? 0 : figure.applyAsDouble(samples.get(i)) / highest));
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        return path;
    }
}
