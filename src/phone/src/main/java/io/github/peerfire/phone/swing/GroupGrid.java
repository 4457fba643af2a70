package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.CallView;
import io.github.peerfire.phone.control.MemberSnapshot;
import io.github.peerfire.smack.element.MediaKind;
import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/** A picture for each member of a group, and ours. */
final class GroupGrid extends JPanel {

    private static final long serialVersionUID = 1L;

    private final PicturePanel ours;
    private final transient Labels labels;
    private final transient Map<String, Tile> tiles = new LinkedHashMap<>();
    private transient Optional<CallView> view = Optional.empty();

    GroupGrid(Labels labels, PicturePanel ours) {
        this.labels = labels;
        this.ours = ours;
        arrange();
    }

    /** Who is there, and how they are. */
    void show(CallSnapshot call) {
        List<String> present = call.members().stream().map(MemberSnapshot::id).toList();
        boolean different = tiles.keySet().retainAll(present);
        for (MemberSnapshot member : call.members()) {
            if (!tiles.containsKey(member.id())) {
                tiles.put(member.id(), new Tile(member.name()));
                different = true;
            }
            tiles.get(member.id()).show(member);
        }
        if (different) {
            arrange();
            connect();
        }
    }

    /** From where the pictures come. */
    void use(CallView source) {
        view = Optional.of(source);
        connect();
    }

    private void connect() {
        view.ifPresent(source -> tiles.forEach((member, tile) ->
                source.onPicture(member, (frame, now) -> tile.picture.show(frame))));
    }

    private void arrange() {
        int columns = (int) Math.ceil(Math.sqrt(tiles.size() + 1.0));
        removeAll();
        setLayout(new GridLayout(0, columns, 4, 4));
        tiles.values().forEach(this::add);
        JPanel own = new JPanel(new BorderLayout());
        own.add(ours);
        own.add(new JLabel(labels.text("window.you"), SwingConstants.CENTER), BorderLayout.SOUTH);
        add(own);
        revalidate();
        repaint();
    }

    /** One member. */
    private final class Tile extends JPanel {

        private static final long serialVersionUID = 1L;

        private final PicturePanel picture;
        private final JLabel who = new JLabel(" ", SwingConstants.CENTER);
        private final JLabel how = new JLabel(" ", SwingConstants.CENTER);

        Tile(String name) {
            super(new BorderLayout());
            JPanel caption = new JPanel(new GridLayout(0, 1));
            caption.add(who);
            caption.add(how);
            picture = new PicturePanel(labels.text("window.pictureOf", name), 240, 180);
            add(picture);
            add(caption, BorderLayout.SOUTH);
        }

        void show(MemberSnapshot member) {
            who.setText(Labels.plain(member.name()) + resting(member, MediaKind.AUDIO, "window.memberMuted")
                    + resting(member, MediaKind.VIDEO, "window.memberCameraOff"));
            how.setText(member.connected() ? member.code().orElse(labels.text("window.connected"))
                    : labels.text("window.connecting"));
            picture.setBlank(member.resting().contains(MediaKind.VIDEO));
        }

        private String resting(MemberSnapshot member, MediaKind kind, String key) {
            return member.resting().contains(kind) ? " \u2014 " + labels.text(key) : "";
        }
    }
}
