package io.github.peerfire.openfire.introduction;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether pairs that are relayed may go on, which is asked of all of them every two seconds: answered one after the
 * other, so that however many there are they take one place in the queue that introductions wait in, and none goes on
 * unasked because that is full. As many as there are pairs. Thread-safe.
 *
 * @param <K> a pair, with {@code equals} and {@code hashCode}
 */
final class RelayQuestions<K> {

    private static final Logger LOG = LoggerFactory.getLogger(RelayQuestions.class);

    private final Executor executor;
    /** The oldest first. Guarded by this. */
    private final Map<K, Question> waiting = new LinkedHashMap<>();
    private boolean answering;

    private record Question(Supplier<Boolean> decision, CompletableFuture<Boolean> answer) {

        void decide() {
            try {
                answer.complete(decision.get());
            } catch (RuntimeException | Error e) {
                // Whatever it is, the next ones are to be answered.
                answer.completeExceptionally(e);
            }
        }
    }

    /** @param executor may reject what there is no room for; then it is tried again when the next question is asked */
    RelayQuestions(Executor executor) {
        this.executor = executor;
    }

    /** Answers as soon as there is time; what was asked about the same pair and not answered is asked once. */
    CompletionStage<Boolean> ask(K pair, Supplier<Boolean> decision) {
        CompletableFuture<Boolean> answer;
        synchronized (this) {
            answer = waiting.computeIfAbsent(pair, key -> new Question(decision, new CompletableFuture<>())).answer;
        }
        begin();
        return answer;
    }

    private synchronized void begin() {
        if (!answering) {
            // Before, for an executor that runs it at once.
            answering = true;
            try {
                executor.execute(this::answerAll);
            } catch (RejectedExecutionException e) {
                answering = false;
                LOG.debug("Too many introductions wait for rosters; {} relayed pairs wait, too", waiting.size());
            }
        }
    }

    private void answerAll() {
        for (Question next = next(); next != null; next = next()) {
            next.decide();
        }
    }

    private synchronized Question next() {
        Iterator<Question> oldest = waiting.values().iterator();
        answering = oldest.hasNext();
        if (!answering) {
            return null;
        }
        Question next = oldest.next();
        oldest.remove();
        return next;
    }
}
