package io.github.peerfire.openfire.operation.warning;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.operation.status.Warning;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again for what is wrong. Thread-safe; only {@link #look} waits for anything. */
public final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int REMEMBERED = 50;

    private final List<Rule> rules;
    private final Clock clock;
    private final Deque<Warning> past = new ArrayDeque<>();
    private volatile List<Warning> present = List.of();

    /** Looks by rules. */
    public Watch(List<Rule> rules, Clock clock) {
        this.rules = List.copyOf(rules);
        this.clock = clock;
    }

    /** Looks. */
    public synchronized void look() {
        Map<Message, Warning> before = new LinkedHashMap<>();
        present.forEach(warning -> before.put(warning.problem(), warning));
        Map<Message, Warning> now = new LinkedHashMap<>();
        for (Rule rule : rules) {
            for (Finding finding : look(rule)) {
                Warning known = before.remove(finding.problem());
                Instant since = known == null ? clock.instant() : known.since();
                now.put(finding.problem(), new Warning(finding.level(), finding.problem(), since));
            }
        }
        before.values().forEach(this::remember);
        present = now.values().stream().sorted(Comparator.comparing(Warning::level)).toList();
    }

    private static List<Finding> look(Rule rule) {
        try {
            return rule.look();
        } catch (RuntimeException e) {
            LOG.debug("It could not be found out whether something is wrong", e);
            return List.of();
        }
    }

    private void remember(Warning over) {
        past.addFirst(over);
        if (past.size() > REMEMBERED) {
            past.removeLast();
        }
    }

    /** What is wrong, worst first, as of the last look. */
    public List<Warning> present() {
        return present;
    }

    /** What was wrong and is not any more, the latest first. */
    public synchronized List<Warning> past() {
        return List.copyOf(past);
    }
}
