package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.CallSample;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.media.session.MediaSession;
import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.GridLayout;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import javax.swing.Timer;

/** A call: pictures, buttons, levels, graphs, and the code to compare. */
final class CallPanel extends JPanel {

    private static final long serialVersionUID = 1L;

    private static final int LEVELS = 100;
    private static final int REFRESH_MILLISECONDS = 66;

    private final PicturePanel theirs = new PicturePanel(480, 360);
    private final PicturePanel ours = new PicturePanel(160, 120);
    private final JLabel state = new JLabel(" ", SwingConstants.CENTER);
    private final JLabel code = new JLabel(" ", SwingConstants.CENTER);
    private final JProgressBar microphone = new JProgressBar(0, LEVELS);
    private final JProgressBar loudspeaker = new JProgressBar(0, LEVELS);
    private final JButton accept;
    private final JButton decline;
    private final JButton hangUp;
    private final JToggleButton mute;
    private final JToggleButton camera;
    private final JToggleButton hold;
    private final transient Labels labels;
    private final transient List<GraphPanel> graphs;
    private final transient PhoneController phone;
    private final int number;
    private final Timer timer = new Timer(REFRESH_MILLISECONDS, event -> refresh());
    private transient Optional<MediaSession> media = Optional.empty();
    private boolean asked;

    CallPanel(Labels labels, PhoneController phone, int number) {
        super(new BorderLayout(8, 8));
        this.labels = labels;
        this.phone = phone;
        this.number = number;
        accept = labels.button("window.accept", () -> phone.accept(number));
        decline = labels.button("window.decline", () -> phone.decline(number));
        hangUp = labels.button("window.hangUp", () -> phone.hangUp(number));
        mute = labels.toggle("window.mute", this::mute);
        camera = labels.toggle("window.camera", this::camera);
        hold = labels.toggle("window.hold", this::hold);
        graphs = List.of(
                new GraphPanel(labels.text("window.audioRate"), "%.0f kbit/s", CallSample::audioReceived),
                new GraphPanel(labels.text("window.videoRate"), "%.0f kbit/s", CallSample::videoReceived),
                new GraphPanel(labels.text("window.roundTrip"), "%.1f ms", CallSample::roundTripMilliseconds),
                new GraphPanel(labels.text("window.loss"), "%.1f %%", sample -> 100 * sample.packetLoss()));
        add(state, BorderLayout.NORTH);
        add(theirs);
        add(side(), BorderLayout.EAST);
        add(buttons(), BorderLayout.SOUTH);
        setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
    }

    private JPanel side() {
        JPanel figures = new JPanel(new GridLayout(0, 1, 4, 6));
        graphs.forEach(figures::add);
        JPanel levels = new JPanel(new GridLayout(0, 1, 2, 2));
        levels.add(labels.label("window.microphone", microphone));
        levels.add(microphone);
        levels.add(labels.label("window.loudspeaker", loudspeaker));
        levels.add(loudspeaker);
        JPanel side = new JPanel(new BorderLayout(6, 6));
        side.add(ours, BorderLayout.NORTH);
        side.add(figures);
        side.add(levels, BorderLayout.SOUTH);
        return side;
    }

    private JPanel buttons() {
        JPanel row = new JPanel();
        row.add(accept);
        row.add(decline);
        row.add(mute);
        row.add(camera);
        row.add(hold);
        row.add(hangUp);
        JPanel buttons = new JPanel(new BorderLayout());
        buttons.add(code, BorderLayout.NORTH);
        buttons.add(row);
        return buttons;
    }

    void show(CallSnapshot call) {
        state.setText(call.name() + ": " + call.state().explain(labels.sentences().locale()));
        code.setText(call.code().map(digits -> labels.text("call.code", digits)).orElse(" "));
        accept.setVisible(call.rings());
        decline.setVisible(call.rings());
        hangUp.setVisible(!call.rings());
        mute.setEnabled(call.active());
        camera.setEnabled(call.active() && call.video());
        hold.setEnabled(call.active());
        mute.setSelected(call.muted());
        camera.setSelected(call.cameraOff());
        hold.setSelected(call.held());
        graphs.forEach(graph -> graph.show(call.history()));
        if (call.active() && !asked) {
            asked = true;
            phone.media(number).thenAccept(found -> EventQueue.invokeLater(() -> use(found)));
        }
    }

    private void use(Optional<MediaSession> found) {
        media = found;
        media.ifPresent(session -> {
            session.onPicture((frame, now) -> theirs.show(frame));
            session.onOwnPicture((frame, now) -> ours.show(frame));
            timer.start();
        });
    }

    /** The call is over. */
    void end() {
        timer.stop();
    }

    private void refresh() {
        media.ifPresent(session -> {
            microphone.setValue((int) (LEVELS * session.pipeline().microphoneLevel().bar()));
            loudspeaker.setValue((int) (LEVELS * session.pipeline().loudspeakerLevel().bar()));
        });
    }

    private void mute() {
        phone.setMuted(number, mute.isSelected());
    }

    private void camera() {
        phone.setCameraOff(number, camera.isSelected());
    }

    private void hold() {
        phone.setHeld(number, hold.isSelected());
    }

    PicturePanel theirs() {
        return theirs;
    }
}
