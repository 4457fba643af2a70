package io.github.peerfire.phone.swing;

import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.smack.element.MediaKind;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import javax.swing.JButton;
import javax.swing.JPanel;

/** What can be done with a call. */
final class CallButtons extends JPanel {

    private static final long serialVersionUID = 1L;

    private static final int GAP = 6;

    private final JButton accept;
    private final JButton decline;
    private final JButton hangUp;
    private final JButton invite;
    private final Toggle mute;
    private final Toggle camera;
    private final Toggle hold;

    /** @param inviting lets the contacts that are chosen take part */
    CallButtons(Labels labels, PhoneController phone, int call, Runnable inviting) {
        super(new FlowLayout(FlowLayout.CENTER, GAP, GAP));
        accept = labels.button("window.accept", () -> phone.accept(call));
        decline = labels.button("window.decline", () -> phone.decline(call));
        hangUp = labels.button("window.hangUp", () -> phone.hangUp(call));
        invite = labels.button("window.invite", inviting);
        mute = labels.toggle("window.mute", on -> phone.setMuted(call, on));
        camera = labels.toggle("window.camera", on -> phone.setCameraOff(call, on));
        hold = labels.toggle("window.hold", on -> phone.setHeld(call, on));
        accept.setBackground(new Color(0x2E9E4F));
        accept.setForeground(Color.WHITE);
        hangUp.setBackground(new Color(0xC93A3A));
        hangUp.setForeground(Color.WHITE);
        add(accept);
        add(decline);
        add(mute);
        add(camera);
        add(hold);
        add(invite);
        add(hangUp);
    }

    /** On as many lines as the width takes: the layout breaks lines, but counts one. */
    @Override
    public Dimension getPreferredSize() {
        Dimension line = super.getPreferredSize();
        int room = getParent() == null || getParent().getWidth() == 0 ? line.width : getParent().getWidth();
        int lines = 1;
        int used = GAP;
        for (Component button : getComponents()) {
            int width = button.isVisible() ? button.getPreferredSize().width + GAP : 0;
            if (used > GAP && used + width - GAP > room) {
                lines++;
                used = GAP;
            }
            used += width;
        }
        return new Dimension(line.width, lines * (line.height - GAP) + GAP);
    }

    void show(CallSnapshot call) {
        boolean rings = call.rings();
        accept.setVisible(rings);
        decline.setVisible(rings);
        hangUp.setVisible(!rings);
        mute.setVisible(!rings);
        // The other side may have taken the call without pictures.
        camera.setVisible(!rings && call.video()
                && (!call.active() || call.media().kinds().contains(MediaKind.VIDEO)));
        hold.setVisible(!rings);
        // The room takes invitations of whoever began the call only.
        invite.setVisible(!rings && call.kind() == CallKind.GROUP && call.outgoing());
        mute.setEnabled(call.active());
        camera.setEnabled(call.active());
        hold.setEnabled(call.active());
        invite.setEnabled(call.active());
        mute.tell(call.muted());
        camera.tell(call.cameraOff());
        hold.tell(call.held());
    }

    /** Where the keyboard goes when it rings. */
    void focus() {
        accept.requestFocusInWindow();
    }
}
