package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.CallSample;
import io.github.peerfire.phone.control.CallSnapshot;
import java.awt.GridLayout;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JPanel;

/** The article's graphs: sound, pictures, the round trip; and loss. */
final class FiguresPanel extends JPanel {

    private static final long serialVersionUID = 1L;

    private static final double PERCENT = 100;

    private final transient List<GraphPanel> graphs;

    FiguresPanel(Labels labels) {
        super(new GridLayout(0, 1, 4, 6));
        graphs = List.of(
                new GraphPanel(labels, "window.audioRate", "%.0f kbit/s", CallSample::audioReceived),
                new GraphPanel(labels, "window.videoRate", "%.0f kbit/s", CallSample::videoReceived),
                new GraphPanel(labels, "window.roundTrip", "%.1f ms", CallSample::roundTripMilliseconds),
                new GraphPanel(labels, "window.loss", "%.1f %%", sample -> PERCENT * sample.packetLoss()));
        graphs.forEach(this::add);
        setBorder(BorderFactory.createEmptyBorder(4, 4, 4, 4));
    }

    void show(CallSnapshot call) {
        graphs.forEach(graph -> graph.show(call.history()));
    }
}
