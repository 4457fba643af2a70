package io.github.peerfire.phone.swing;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import java.awt.EventQueue;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import javax.swing.JComponent;

/** The phone as a window. */
public final class SwingFace {

    private final PhoneController phone;
    private final Labels labels;
    private final UnaryOperator<ClientConfig> server;
    private final CountDownLatch closed = new CountDownLatch(1);

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
        Locale.setDefault(Locale.Category.DISPLAY, labels.locale());
        JComponent.setDefaultLocale(labels.locale());
        Theme.use(phone.snapshot().settings().appearance());
        PhoneWindow window = new PhoneWindow(phone, labels, server, closed::countDown);
        window.open();
        phone.observe(snapshot -> EventQueue.invokeLater(() -> window.show(snapshot)));
    }
}
