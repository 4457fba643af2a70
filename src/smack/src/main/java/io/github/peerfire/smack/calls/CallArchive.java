package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.xml.IqExchange;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.StanzaCollector;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smackx.mam.element.MamElements;
import org.jivesoftware.smackx.mam.element.MamElements.MamResultExtension;
import org.jivesoftware.smackx.mam.element.MamFinIQ;
import org.jivesoftware.smackx.mam.element.MamQueryIQ;
import org.jivesoftware.smackx.rsm.packet.RSMSet;
import org.jivesoftware.smackx.rsm.packet.RSMSet.PageDirection;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;

/** Reads the calls of a past time from the user's archive, newest page first (XEP-0313); nothing blocks. */
final class CallArchive {

    private static final int PAGE = 250;

    /** Calls further back than this many messages are not looked for. */
    private static final int MAX_PAGES = 20;

    private final XMPPConnection connection;
    private final String query = UUID.randomUUID().toString();
    private final Deque<List<CallMessage>> pages = new ArrayDeque<>();
    private Instant since = Instant.EPOCH;

    /** Makes one for one question. */
    CallArchive(XMPPConnection connection) {
        this.connection = connection;
    }

    /**
     * What was said about calls since then, oldest first.
     *
     * @return fails with Smack's exceptions, also if the server has no archive
     */
    CompletableFuture<List<CallMessage>> since(Instant start) {
        since = start;
        // A collector has what came before an answer when the answer is told; listeners are told on other threads.
        StanzaCollector results = connection.createStanzaCollector(this::isResult);
        return turnPage("", results).whenComplete((done, failure) -> results.cancel()).thenApply(done -> all());
    }

    private CompletableFuture<Void> turnPage(String before, StanzaCollector results) {
        return IqExchange.send(connection, question(before), MamFinIQ.class).thenCompose(answer -> {
            pages.addFirst(read(results));
            String first = answer.getRSMSet().getFirst();
            boolean over = answer.isComplete() || first == null || first.isEmpty() || pages.size() >= MAX_PAGES;
            return over ? CompletableFuture.completedFuture(null) : turnPage(first, results);
        });
    }

    private MamQueryIQ question(String before) {
        DataForm form = DataForm.builder(DataForm.Type.submit)
                .addField(FormField.buildHiddenFormType(MamElements.NAMESPACE))
                .addField(FormField.builder("start").setValue(Date.from(since)).build())
                .build();
        MamQueryIQ question = new MamQueryIQ(query, form);
        question.setType(IQ.Type.set);
        question.addExtension(new RSMSet(PAGE, before, PageDirection.before));
        return question;
    }

    private boolean isResult(Stanza stanza) {
        if (!(stanza instanceof Message message)) {
            return false;
        }
        MamResultExtension result = MamResultExtension.from(message);
        // Only our own account's archive is asked.
        boolean ours = message.getFrom() == null || message.getFrom().equals(connection.getUser().asBareJid());
        return result != null && ours && query.equals(result.getQueryId());
    }

    private List<CallMessage> read(StanzaCollector results) {
        List<CallMessage> page = new ArrayList<>();
        for (Message next = results.pollResult(); next != null; next = results.pollResult()) {
            CallMessageReader.archived(MamResultExtension.from(next).getForwarded(), connection.getUser())
                    .ifPresent(page::add);
        }
        return page;
    }

    private List<CallMessage> all() {
        return pages.stream().flatMap(List::stream).toList();
    }
}
