package io.github.peerfire.phone.control;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * What is remembered of accounts as properties: {@code lastSeen.ACCOUNT} is a time, {@code missed.ACCOUNT} has a line
 * for each call.
 */
final class AccountProperties {

    private static final String LAST_SEEN = "lastSeen.";
    private static final String MISSED = "missed.";
    private static final Pattern KEY = Pattern.compile("(?:lastSeen|missed)\\.(.+)");

    private AccountProperties() {
    }

    /** What can be read. */
    static Map<BareJid, AccountMemory> read(Properties values) {
        Map<BareJid, AccountMemory> found = new HashMap<>();
        for (String key : values.stringPropertyNames()) {
            Matcher account = KEY.matcher(key);
            if (account.matches()) {
                try {
                    found.put(JidCreate.entityBareFrom(account.group(1)), read(values, account.group(1)));
                } catch (XmppStringprepException e) {
                    // Somebody else wrote it.
                    continue;
                }
            }
        }
        return found;
    }

    private static AccountMemory read(Properties values, String account) {
        return new AccountMemory(time(values.getProperty(LAST_SEEN + account, "")),
                values.getProperty(MISSED + account, "").lines().map(UnansweredCall::ofLine).flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<Instant> time(String written) {
        try {
            return Optional.of(Instant.parse(written));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static void write(Map<BareJid, AccountMemory> accounts, Properties to) {
        accounts.forEach((account, memory) -> {
            memory.lastSeen().ifPresent(when -> to.setProperty(LAST_SEEN + account, when.toString()));
            if (!memory.missed().isEmpty()) {
                to.setProperty(MISSED + account, memory.missed().stream().map(UnansweredCall::line)
                        .collect(Collectors.joining("\n")));
            }
        });
    }
}
