package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.CallView;
import io.github.peerfire.phone.control.DeviceNames;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.echo.EchoCancellers;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.GridLayout;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.KeyStroke;
import javax.swing.Timer;

/**
 * Chooses devices, and shows what microphone and camera give; what is chosen counts at once, also in calls. A call has
 * them for itself, and tells how loud the microphone is.
 */
final class DevicesDialog extends JDialog {

    private static final long serialVersionUID = 1L;

    private static final int FULL = 100;
    private static final int REFRESH_MILLISECONDS = 66;

    private final transient Labels labels;
    private final transient PhoneController phone;
    private final JComboBox<String> microphone = new JComboBox<>();
    private final JComboBox<String> loudspeaker = new JComboBox<>();
    private final JComboBox<String> camera = new JComboBox<>();
    private final JCheckBox echo;
    private final JProgressBar level = new JProgressBar(0, FULL);
    private final PicturePanel preview;
    private final Wrapped trouble;
    private final transient DeviceProbes probes;
    private final Timer timer = new Timer(REFRESH_MILLISECONDS, event -> refresh());
    private transient MediaSettings wanted = MediaSettings.NONE;
    private boolean filling;

    DevicesDialog(JFrame owner, Labels labels, PhoneController phone) {
        super(owner, labels.text("devices.title"), false);
        this.labels = labels;
        this.phone = phone;
        preview = new PicturePanel(labels.text("window.ownPicture"), 240, 180);
        trouble = new Wrapped(labels.text("window.notice"), 3);
        probes = new DeviceProbes(new MediaDevices(), (frame, now) -> preview.show(frame));
        JPanel fields = new JPanel(new GridLayout(0, 1, 4, 4));
        addChoice(fields, "devices.microphone", microphone);
        fields.add(labels.label("devices.level", level));
        fields.add(level);
        addChoice(fields, "devices.loudspeaker", loudspeaker);
        addChoice(fields, "devices.camera", camera);
        echo = labels.acting(new JCheckBox(), "devices.echo", this::chosen);
        echo.setVisible(false);
        fields.add(echo);
        JButton close = labels.button("window.close", this::dispose);
        JPanel body = new JPanel(new BorderLayout(8, 8));
        body.setBorder(BorderFactory.createEmptyBorder(12, 12, 12, 12));
        body.add(fields, BorderLayout.NORTH);
        body.add(preview);
        body.add(foot(close), BorderLayout.SOUTH);
        add(body);
        getRootPane().setDefaultButton(close);
        getRootPane().registerKeyboardAction(event -> dispose(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                JComponent.WHEN_IN_FOCUSED_WINDOW);
        addWindowListener(new GivingBack());
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        pack();
        setLocationRelativeTo(owner);
    }

    private void addChoice(JPanel fields, String key, JComboBox<String> choice) {
        choice.setRenderer(new DeviceLabels(labels));
        choice.addActionListener(event -> chosen());
        fields.add(labels.label(key, choice));
        fields.add(choice);
    }

    private JPanel foot(JButton close) {
        JPanel foot = new JPanel(new BorderLayout());
        foot.add(trouble);
        foot.add(close, BorderLayout.SOUTH);
        return foot;
    }

    /** Shows what is connected now. */
    void open() {
        fill(new DeviceNames(List.of(), List.of(), List.of()));
        DeviceNames.find().thenAccept(names -> EventQueue.invokeLater(() -> fill(names)));
        // Takes a while the first time.
        CompletableFuture.supplyAsync(() -> EchoCancellers.best().isPresent())
                .thenAccept(possible -> EventQueue.invokeLater(() -> echo.setVisible(possible)));
        timer.start();
        setVisible(true);
    }

    private void fill(DeviceNames names) {
        MediaSettings now = phone.snapshot().devices();
        filling = true;
        echo.setSelected(now.echoCancellation());
        fill(microphone, names.microphones(), now.microphone());
        fill(loudspeaker, names.loudspeakers(), now.loudspeaker());
        fill(camera, names.cameras(), now.camera());
        filling = false;
        wanted = now;
        refresh();
    }

    private static void fill(JComboBox<String> choice, List<String> names, String present) {
        choice.removeAllItems();
        names.forEach(choice::addItem);
        if (!names.contains(present)) {
            choice.addItem(present);
        }
        choice.setSelectedItem(present);
    }

    private void chosen() {
        if (!filling) {
            wanted = phone.snapshot().devices()
                    .withMicrophone(microphone.getItemAt(microphone.getSelectedIndex()))
                    .withLoudspeaker(loudspeaker.getItemAt(loudspeaker.getSelectedIndex()))
                    .withCamera(camera.getItemAt(camera.getSelectedIndex())).withEchoCancellation(echo.isSelected());
            phone.setDevices(wanted);
            preview.setBlank(true);
            refresh();
        }
    }

    private void refresh() {
        PhoneSnapshot now = phone.snapshot();
        probes.use(wanted, now);
        now.current().ifPresentOrElse(this::listen, () -> showLevel(probes.level()));
        trouble.setText(now.calls().isEmpty() ? probes.failures().stream()
                .map(reason -> reason.explain(labels.locale())).collect(Collectors.joining("\n"))
                : labels.text("devices.inCall"));
        preview.setBlank(!probes.sees());
    }

    private void listen(CallSnapshot call) {
        phone.view(call.number()).thenAccept(found -> EventQueue.invokeLater(
                () -> showLevel(found.map(CallView::microphoneLevel).orElse(0.0))));
    }

    private void showLevel(double loudness) {
        level.setValue((int) (FULL * loudness));
    }

    /** Gives the devices back. */
    private final class GivingBack extends WindowAdapter {

        @Override
        public void windowClosed(WindowEvent event) {
            timer.stop();
            probes.close();
        }
    }
}
