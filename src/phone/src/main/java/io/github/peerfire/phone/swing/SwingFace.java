package io.github.peerfire.phone.swing;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SignInPhase;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.EventQueue;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.prefs.Preferences;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** The main window: signing in, then the contacts; a window more for each call. Remembers the account, not the password. */
public final class SwingFace {

    private static final String ACCOUNT = "account";

    private final PhoneController phone;
    private final Labels labels;
    private final UnaryOperator<ClientConfig> server;
    private final Preferences remembered = Preferences.userNodeForPackage(SwingFace.class);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CardLayout cards = new CardLayout();
    private final JPanel body = new JPanel(cards);
    private final JLabel status = new JLabel(" ");
    private final Map<Integer, JFrame> windows = new LinkedHashMap<>();
    private final Map<Integer, CallPanel> calls = new LinkedHashMap<>();
    private SignInPanel signIn;
    private RosterPanel roster;

    /**
     * Prepares a window; {@link #run} shows it.
     *
     * @param server completes how to sign in: server, certificate
     */
    public SwingFace(PhoneController phone, PhoneSentences sentences, UnaryOperator<ClientConfig> server) {
        this.phone = phone;
        this.labels = new Labels(sentences);
        this.server = server;
    }

    /** Shows the window, and waits until the user closes it. */
    public void run() throws InterruptedException {
        EventQueue.invokeLater(this::open);
        closed.await();
    }

    private void open() {
        if (Theme.isDark()) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
        signIn = new SignInPanel(labels, remembered.get(ACCOUNT, ""), this::signIn);
        roster = new RosterPanel(labels, (contact, video) -> phone.place(contact.jid(), video));
        body.add(signIn, SignInPhase.SIGNED_OUT.name());
        body.add(roster, SignInPhase.SIGNED_IN.name());
        JFrame frame = new JFrame("Video Phone");
        frame.add(body);
        frame.add(status, BorderLayout.SOUTH);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                closed.countDown();
            }
        });
        frame.setSize(420, 560);
        frame.setLocationByPlatform(true);
        frame.setVisible(true);
        phone.observe(snapshot -> EventQueue.invokeLater(() -> show(snapshot)));
    }

    private void signIn(String account, String password) {
        try {
            phone.signIn(server.apply(ClientConfig.of(JidCreate.entityBareFrom(account), password)));
            remembered.put(ACCOUNT, account);
        } catch (XmppStringprepException e) {
            status.setText(labels.text("window.noAddress"));
        }
    }

    private void show(PhoneSnapshot now) {
        signIn.show(now);
        roster.show(now);
        cards.show(body, (now.phase() == SignInPhase.SIGNED_IN ? now.phase() : SignInPhase.SIGNED_OUT).name());
        status.setText(now.notice().map(notice -> notice.sentence()).orElse(" "));
        now.calls().forEach(this::show);
        windows.keySet().removeIf(number -> {
            boolean over = now.call(number).isEmpty();
            if (over) {
                calls.remove(number).end();
                windows.get(number).dispose();
            }
            return over;
        });
    }

    private void show(CallSnapshot call) {
        calls.computeIfAbsent(call.number(), number -> openCall(call)).show(call);
    }

    private CallPanel openCall(CallSnapshot call) {
        CallPanel panel = new CallPanel(labels, phone, call.number());
        JFrame frame = new JFrame(call.name());
        frame.add(panel);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                phone.hangUp(call.number());
            }
        });
        frame.pack();
        frame.setLocationByPlatform(true);
        frame.setVisible(true);
        windows.put(call.number(), frame);
        return panel;
    }
}
