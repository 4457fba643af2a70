package io.github.peerfire.phone.swing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** The phone's picture for window and tray: a camera and a flame's colour. */
final class AppIcon {

    private static final int SIZE = 128;

    private AppIcon() {
    }

    static BufferedImage image() {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(new Color(0xD9540B));
        canvas.fill(new RoundRectangle2D.Double(4, 4, SIZE - 8, SIZE - 8, 36, 36));
        canvas.setColor(Color.WHITE);
        canvas.fill(new RoundRectangle2D.Double(20, 40, 58, 48, 14, 14));
        Path2D lens = new Path2D.Double();
        lens.moveTo(82, 58);
        lens.lineTo(108, 42);
        lens.lineTo(108, 86);
        lens.lineTo(82, 70);
        lens.closePath();
        canvas.fill(lens);
        canvas.setColor(new Color(0xD9540B));
        canvas.fill(new Ellipse2D.Double(38, 53, 22, 22));
        canvas.dispose();
        return image;
    }
}
