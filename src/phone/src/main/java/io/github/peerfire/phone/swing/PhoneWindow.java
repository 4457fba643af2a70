package io.github.peerfire.phone.swing;

import com.formdev.flatlaf.util.UIScale;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.Contact;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSettings.Appearance;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SignInPhase;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** The phone's window: signing in, then contacts at the left and calls at the right. */
final class PhoneWindow implements PhoneMenu.Actions {

    private static final Dimension SIZE = new Dimension(1180, 760);
    private static final int CONTACTS_WIDTH = 360;

    private final JFrame frame = new JFrame("Video Phone");
    private final CardLayout cards = new CardLayout();
    private final JPanel body = new JPanel(cards);
    private final Labels labels;
    private final PhoneController phone;
    private final UnaryOperator<ClientConfig> server;
    private final Runnable closed;
    private final SignInPanel signIn;
    private final RosterPanel roster;
    private final MissedPanel missed;
    private final CallStage stage;
    private final NoticeBar notices;
    private final PhoneMenu menu;
    private final DesktopAttention attention;
    private final Alarm alarm;
    private Optional<DevicesDialog> devices = Optional.empty();
    private Appearance look;

    /**
     * Makes it; {@link #open} shows it.
     *
     * @param account offered for signing in; empty for the one that was used last
     * @param server completes how to sign in: server, certificate
     * @param closed the user wants to quit
     */
    PhoneWindow(PhoneController phone, Labels labels, Optional<BareJid> account, UnaryOperator<ClientConfig> server,
            Runnable closed) {
        this.phone = phone;
        this.labels = labels;
        this.server = server;
        this.closed = closed;
        PhoneSnapshot now = phone.snapshot();
        look = now.settings().appearance();
        String offered = account.or(now.settings()::account).map(BareJid::toString).orElse("");
        signIn = new SignInPanel(labels, offered, this::signIn, phone::signOut);
        roster = new RosterPanel(labels, phone);
        missed = new MissedPanel(labels, phone);
        stage = new CallStage(labels, phone, this::invite);
        notices = new NoticeBar(labels);
        menu = new PhoneMenu(labels, phone, this);
        body.add(signIn, SignInPhase.SIGNED_OUT.name());
        frame.setSize(size());
        body.add(signedIn(frame.getWidth()), SignInPhase.SIGNED_IN.name());
        frame.setIconImage(AppIcon.image());
        frame.setJMenuBar(menu);
        frame.add(body);
        frame.add(notices, BorderLayout.SOUTH);
        frame.addWindowListener(new Closing(this::quit));
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.setLocale(labels.locale());
        attention = new DesktopAttention(frame);
        alarm = new Alarm(labels, attention);
    }

    /** High resolutions leave less room than there are dots. */
    private static Dimension size() {
        Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        Dimension wanted = UIScale.scale(SIZE);
        return new Dimension(Math.min(wanted.width, screen.width), Math.min(wanted.height, screen.height));
    }

    private JSplitPane signedIn(int width) {
        JPanel left = new JPanel(new BorderLayout());
        left.add(roster);
        left.add(missed, BorderLayout.SOUTH);
        JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, left, stage);
        split.setResizeWeight(0);
        split.setDividerLocation(Math.min(UIScale.scale(CONTACTS_WIDTH), width / 3));
        return split;
    }

    JFrame frame() {
        return frame;
    }

    void open() {
        frame.setLocationByPlatform(true);
        frame.setVisible(true);
        signIn.begin();
    }

    private void signIn(String account, String password) {
        try {
            phone.signIn(server.apply(ClientConfig.of(JidCreate.entityBareFrom(account), password)));
        } catch (XmppStringprepException e) {
            notices.show(labels.text("window.noAddress"));
        }
    }

    private void invite(int call) {
        roster.chosen().stream().map(Contact::jid).forEach(account -> phone.invite(call, account));
    }

    void show(PhoneSnapshot now) {
        if (look != now.settings().appearance()) {
            look = now.settings().appearance();
            Theme.use(look);
        }
        signIn.show(now);
        roster.show(now);
        missed.show(now);
        stage.show(now);
        notices.show(now);
        menu.show(now);
        alarm.show(now);
        boolean in = now.phase() == SignInPhase.SIGNED_IN;
        boolean turned = frame.isShowing() && !(in ? roster : signIn).isShowing();
        cards.show(body, (in ? SignInPhase.SIGNED_IN : SignInPhase.SIGNED_OUT).name());
        if (turned && in) {
            roster.begin();
        } else if (turned) {
            signIn.begin();
        }
        frame.setTitle(in ? labels.text("window.title", now.account().orElseThrow()) : "Video Phone");
    }

    @Override
    public void chooseDevices() {
        devices.filter(DevicesDialog::isDisplayable).ifPresentOrElse(DevicesDialog::toFront, () -> {
            devices = Optional.of(new DevicesDialog(frame, labels, phone));
            devices.get().open();
        });
    }

    @Override
    public void callVideoPhone() {
        NameDialog.ask(frame, labels, phone::placeVideoPhone);
    }

    @Override
    public void quit() {
        attention.close();
        frame.dispose();
        closed.run();
    }
}
