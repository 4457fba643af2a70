package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.media.video.VideoFrame;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import javax.swing.JComponent;

/** Shows pictures as large as they fit, in their proportions; black before the first one. */
final class PicturePanel extends JComponent {

    private static final long serialVersionUID = 1L;

    private transient BufferedImage image;

    PicturePanel(int width, int height) {
        setPreferredSize(new Dimension(width, height));
    }

    /** Shows a picture; any thread may call it. */
    void show(VideoFrame frame) {
        BufferedImage next = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        frame.toRgb(((DataBufferInt) next.getRaster().getDataBuffer()).getData());
        synchronized (this) {
            image = next;
        }
        repaint();
    }

    private synchronized BufferedImage image() {
        return image;
    }

    @Override
    protected void paintComponent(Graphics g) {
        g.setColor(Color.BLACK);
        g.fillRect(0, 0, getWidth(), getHeight());
        BufferedImage shown = image();
        if (shown != null) {
            double scale = Math.min((double) getWidth() / shown.getWidth(), (double) getHeight() / shown.getHeight());
            int width = (int) Math.round(shown.getWidth() * scale);
            int height = (int) Math.round(shown.getHeight() * scale);
            Graphics2D smooth = (Graphics2D) g;
            smooth.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            smooth.drawImage(shown, (getWidth() - width) / 2, (getHeight() - height) / 2, width, height, null);
        }
    }
}
