package io.github.peerfire.phone.swing;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import javax.swing.JPanel;

/** The other side's picture, and ours small in its corner. */
final class StagePanel extends JPanel {

    private static final long serialVersionUID = 1L;

    private static final int MARGIN = 10;
    private static final int SHARE = 4;

    StagePanel(Component theirs, Component ours) {
        setLayout(new Corner(theirs, ours));
        // The first one is in front.
        add(ours);
        add(theirs);
    }

    @Override
    public boolean isOptimizedDrawingEnabled() {
        return false;
    }

    /** A quarter of the width, at the bottom right. */
    private record Corner(Component theirs, Component ours) implements LayoutManager {

        @Override
        public void addLayoutComponent(String name, Component component) {
            // Both are known.
        }

        @Override
        public void removeLayoutComponent(Component component) {
            // None is removed.
        }

        @Override
        public Dimension preferredLayoutSize(Container parent) {
            return theirs.getPreferredSize();
        }

        @Override
        public Dimension minimumLayoutSize(Container parent) {
            return theirs.getMinimumSize();
        }

        @Override
        public void layoutContainer(Container parent) {
            theirs.setBounds(0, 0, parent.getWidth(), parent.getHeight());
            int width = parent.getWidth() / SHARE;
            int height = width * 3 / SHARE;
            ours.setBounds(parent.getWidth() - width - MARGIN, parent.getHeight() - height - MARGIN, width, height);
        }
    }
}
