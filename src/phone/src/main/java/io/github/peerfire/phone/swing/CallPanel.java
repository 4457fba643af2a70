package io.github.peerfire.phone.swing;

import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.CallView;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.smack.element.MediaKind;
import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.GridLayout;
import java.util.Optional;
import java.util.function.IntConsumer;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.Timer;

/** A call: how it is, pictures, buttons, levels, graphs, chat, and the code to compare. */
final class CallPanel extends JPanel {

    private static final long serialVersionUID = 1L;

    private static final int REFRESH_MILLISECONDS = 66;

    private final PicturePanel theirs;
    private final PicturePanel ours;
    private final Heading state;
    private final JLabel code = new JLabel(" ");
    private final CallButtons buttons;
    private final LevelsPanel levels;
    private final FiguresPanel figures;
    private final ChatPanel chat;
    private final GroupGrid grid;
    private final transient Labels labels;
    private final transient PhoneController phone;
    private final int number;
    private final Timer timer = new Timer(REFRESH_MILLISECONDS, event -> refresh());
    private transient Optional<CallView> view = Optional.empty();
    private boolean asked;

    /** @param inviting is told the number of a group call to which the chosen contacts are to be invited */
    CallPanel(Labels labels, PhoneController phone, CallSnapshot call, IntConsumer inviting) {
        super(new BorderLayout(8, 8));
        this.labels = labels;
        this.phone = phone;
        this.number = call.number();
        theirs = new PicturePanel(labels.text("window.pictureOf", call.name()), 480, 360);
        ours = new PicturePanel(labels.text("window.ownPicture"), 160, 120);
        buttons = new CallButtons(labels, phone, number, () -> inviting.accept(number));
        levels = new LevelsPanel(labels, phone::setVolume);
        figures = new FiguresPanel(labels);
        chat = new ChatPanel(labels, text -> phone.say(number, text));
        grid = new GroupGrid(labels, ours);
        state = new Heading(labels.text("window.callState"));
        add(head(), BorderLayout.NORTH);
        add(middle(call));
        add(foot(), BorderLayout.SOUTH);
        setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
    }

    private JPanel head() {
        JPanel head = new JPanel(new BorderLayout());
        head.add(state);
        head.add(code, BorderLayout.SOUTH);
        return head;
    }

    /** A call without pictures has no place for them. */
    private JComponent middle(CallSnapshot call) {
        if (call.kind() != CallKind.GROUP && !call.video()) {
            return side();
        }
        JComponent pictures = call.kind() == CallKind.GROUP ? grid : new StagePanel(theirs, ours);
        JSplitPane middle = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, pictures, side());
        middle.setResizeWeight(1);
        middle.setBorder(BorderFactory.createEmptyBorder());
        return middle;
    }

    private JPanel side() {
        JPanel side = new JPanel(new GridLayout(0, 1, 4, 4));
        side.add(figures);
        side.add(chat);
        return side;
    }

    private JPanel foot() {
        JPanel foot = new JPanel(new BorderLayout(4, 4));
        foot.add(levels, BorderLayout.NORTH);
        foot.add(buttons, BorderLayout.SOUTH);
        return foot;
    }

    void show(PhoneSnapshot now, CallSnapshot call) {
        state.setText(labels.of(call.name(), call.state().explain(labels.locale()) + resting(call.media())));
        code.setText(call.code().map(digits -> labels.text("call.code", digits)).orElse(" "));
        buttons.show(call);
        figures.show(call);
        chat.show(call);
        grid.show(call);
        levels.volume(now.settings().volume());
        theirs.setBlank(!call.active() || call.media().mutedByPeer().contains(MediaKind.VIDEO));
        ours.setBlank(call.cameraOff() || call.held());
        if (call.active() && !asked) {
            asked = true;
            phone.view(number).thenAccept(found -> EventQueue.invokeLater(() -> use(found)));
        }
    }

    /** Whether the call is held, or the other side cannot be heard. */
    private String resting(CallMediaState media) {
        if (media.held()) {
            return " " + labels.text("call.held");
        } else if (media.heldByPeer()) {
            return " " + labels.text("call.heldThere");
        } else if (media.mutedByPeer().contains(MediaKind.AUDIO)) {
            return " " + labels.text("call.mutedThere");
        } else if (media.mutedByPeer().contains(MediaKind.VIDEO)) {
            return " " + labels.text("call.cameraOffThere");
        }
        return "";
    }

    private void use(Optional<CallView> found) {
        view = found;
        view.ifPresent(source -> {
            source.onOwnPicture((frame, now) -> ours.show(frame));
            source.onPicture(CallView.OTHER, (frame, now) -> theirs.show(frame));
            grid.use(source);
            timer.start();
        });
    }

    /** It rings: the keyboard's place is where it can be answered. */
    void focus() {
        buttons.focus();
    }

    /** The call is over. */
    void end() {
        timer.stop();
    }

    private void refresh() {
        view.ifPresent(source -> levels.levels(source.microphoneLevel(), source.loudspeakerLevel()));
    }
}
