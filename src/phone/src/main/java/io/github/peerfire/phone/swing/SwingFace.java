package io.github.peerfire.phone.swing;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import java.awt.EventQueue;
import java.awt.KeyboardFocusManager;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import javax.swing.JComponent;
import javax.swing.UIManager;
import org.jxmpp.jid.BareJid;

/** The phone as a window. */
public final class SwingFace {

    private final PhoneController phone;
    private final Labels labels;
    private final Optional<BareJid> account;
    private final UnaryOperator<ClientConfig> server;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Prepares a window; {@link #run} shows it.
     *
     * @param account offered for signing in; empty for the one that was used last
     * @param server completes how to sign in: server, certificate
     */
    public SwingFace(PhoneController phone, PhoneSentences sentences, Optional<BareJid> account,
            UnaryOperator<ClientConfig> server) {
        this.phone = phone;
        this.account = account;
        this.labels = new Labels(sentences);
        this.server = server;
    }

    /** Shows the window, and waits until the user closes it. */
    public void run() throws InterruptedException {
        Theme.askSystem();
        try {
            EventQueue.invokeAndWait(this::open);
        } catch (InvocationTargetException e) {
            // Nobody would ever close a window that did not open.
            throw new IllegalStateException(e.getCause());
        }
        closed.await();
    }

    private void open() {
        Locale.setDefault(Locale.Category.DISPLAY, labels.locale());
        JComponent.setDefaultLocale(labels.locale());
        // Not every Java knows it in every language.
        UIManager.put("OptionPane.cancelButtonText", labels.text("window.cancel").replace("&", ""));
        Theme.use(phone.snapshot().settings().appearance());
        KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(new MenuLetters());
        PhoneWindow window = new PhoneWindow(phone, labels, account, server, closed::countDown);
        window.open();
        phone.observe(new WindowUpdates(window::show, EventQueue::invokeLater));
    }
}
