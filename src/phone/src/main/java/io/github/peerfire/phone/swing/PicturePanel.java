package io.github.peerfire.phone.swing;

import com.formdev.flatlaf.util.UIScale;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;

/** Shows pictures as large as they fit, in their proportions; black before the first one. */
final class PicturePanel extends JComponent {

    private static final long serialVersionUID = 1L;

    private transient volatile BufferedImage image;
    private volatile boolean blank;

    /** @param name what it shows, for those who cannot see it */
    PicturePanel(String name, int width, int height) {
        setPreferredSize(UIScale.scale(new Dimension(width, height)));
        setMinimumSize(UIScale.scale(new Dimension(width / 4, height / 4)));
        getAccessibleContext().setAccessibleName(name);
    }

    /** Shows a picture; any thread may call it. */
    void show(VideoFrame frame) {
        BufferedImage next = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        frame.toRgb(((DataBufferInt) next.getRaster().getDataBuffer()).getData());
        image = next;
        repaint();
    }

    /** Whether it is black whatever comes; what came before is not shown again. */
    void setBlank(boolean nothing) {
        if (blank != nothing) {
            blank = nothing;
            image = null;
            repaint();
        }
    }

    @Override
    protected void paintComponent(Graphics g) {
        g.setColor(Color.BLACK);
        g.fillRect(0, 0, getWidth(), getHeight());
        BufferedImage now = blank ? null : image;
        if (now != null) {
            double scale = Math.min((double) getWidth() / now.getWidth(), (double) getHeight() / now.getHeight());
            int width = (int) Math.round(now.getWidth() * scale);
            int height = (int) Math.round(now.getHeight() * scale);
            Graphics2D smooth = (Graphics2D) g;
            smooth.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            smooth.drawImage(now, (getWidth() - width) / 2, (getHeight() - height) / 2, width, height, null);
        }
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleJComponent() {

                private static final long serialVersionUID = 1L;

                @Override
                public AccessibleRole getAccessibleRole() {
                    return AccessibleRole.CANVAS;
                }
            };
        }
        return accessibleContext;
    }
}
