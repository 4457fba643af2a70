package io.github.peerfire.openfire.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads settings. Where something is set that is not allowed the default is used, and that is said once. */
public final class SettingReader {

    private static final Logger LOG = LoggerFactory.getLogger(SettingReader.class);
    private static final int MOST_COMPLAINTS = 1_000;

    private final PropertySource source;
    private final boolean silent;
    /** What the administrator was told already: settings are read often, but a mistake is worth one line. */
    private final Set<String> complaints = ConcurrentHashMap.newKeySet();

    private SettingReader(PropertySource source, boolean silent) {
        this.source = source;
        this.silent = silent;
    }

    /** Reads from a source, and says in the log what cannot be used. */
    static SettingReader of(PropertySource source) {
        return new SettingReader(source, false);
    }

    /** Reads from a source, and says nothing. */
    public static SettingReader silent(PropertySource source) {
        return new SettingReader(source, true);
    }

    /** What is set, allowed or not; empty if nothing is. */
    public String raw(Setting setting) {
        String value = source.get(setting.property());
        return value == null ? "" : value.trim();
    }

    /** What is in effect. */
    String text(Setting setting) {
        String value = raw(setting);
        if (value.isEmpty()) {
            return setting.fallback();
        }
        Optional<SettingProblem> problem = setting.problem(value);
        problem.ifPresent(reason -> complain(setting, value));
        return problem.isPresent() ? setting.fallback() : value;
    }

    /** The setting's value as a number. */
    int number(Setting setting) {
        return (int) big(setting);
    }

    /** The setting's value as a number that may be larger than two thousand million. */
    long big(Setting setting) {
        return Long.parseLong(text(setting));
    }

    boolean flag(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }

    Duration seconds(Setting setting) {
        return Duration.ofSeconds(big(setting));
    }

    /** The texts of a list that are allowed, as many as may be; the others are left out. */
    List<String> texts(Setting setting) {
        String value = raw(setting);
        setting.problem(value).ifPresent(reason -> complain(setting, value));
        return Setting.texts(value.isEmpty() ? setting.fallback() : value).stream()
                .filter(text -> setting.format().problem(text).isEmpty()).limit(setting.most()).toList();
    }

    /** Says that settings do not go together. */
    void complain(String sentence) {
        if (!silent && complaints.size() < MOST_COMPLAINTS && complaints.add(sentence)) {
            LOG.warn(sentence);
        }
    }

    /** What is set is not shown where it may be a secret. */
    private void complain(Setting setting, String value) {
        String shown = setting.kind() == SettingKind.SECRET ? "" : ": " + value.replaceAll("\\p{Cntrl}", "?");
        complain("The property " + setting.property() + " must be " + setting.expectation()
                + "; what else is set is not used" + shown);
    }
}
