package io.github.peerfire.phone.control;

import io.github.peerfire.client.Contact;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds contacts by what a user types: neither case nor accents matter. */
public final class ContactSearch {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    /** Letters that no accent makes, as who has no such key types them. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("\u00f8", "o"), Map.entry("\u0142", "l"), Map.entry("\u0111", "d"), Map.entry("\u0127", "h"),
            Map.entry("\u00f0", "d"), Map.entry("\u00fe", "th"), Map.entry("\u0131", "i"), Map.entry("\u00df", "ss"),
            Map.entry("\u00e6", "ae"), Map.entry("\u0153", "oe"));
    private static final Pattern LETTER = Pattern.compile("[" + String.join("", LETTERS.keySet()) + "]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final Comparator<Contact> ORDER = Comparator
            .comparing((Contact contact) -> !contact.callable())
            .thenComparing(contact -> !contact.online())
            .thenComparing(contact -> plain(contact.name()))
            .thenComparing(contact -> contact.jid().toString());

    private ContactSearch() {
    }

    /** Those that can be called first, then those that are there, then by name. */
    public static List<Contact> sorted(List<Contact> contacts) {
        return contacts.stream().sorted(ORDER).toList();
    }

    /** Those of whose name or address each typed word is a part, in the order of the list; all if nothing is typed. */
    public static List<Contact> matching(List<Contact> contacts, String typed) {
        String[] words = SPACES.split(plain(typed.strip()));
        return contacts.stream().filter(contact -> {
            String text = plain(contact.name() + " " + contact.jid());
            return Arrays.stream(words).allMatch(text::contains);
        }).toList();
    }

    /** The one that is meant: by its address, by its whole name, or the only one that matches. */
    public static Optional<Contact> named(List<Contact> contacts, String typed) {
        String wanted = plain(typed.strip());
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return contacts.stream().filter(contact -> plain(contact.jid().toString()).equals(wanted)).findFirst()
                .or(() -> only(contacts.stream().filter(contact -> plain(contact.name()).equals(wanted)).toList()))
                .or(() -> only(matching(contacts, typed)));
    }

    private static Optional<Contact> only(List<Contact> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static String plain(String text) {
        String parts = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String lower = ACCENTS.matcher(parts).replaceAll("").toLowerCase(Locale.ROOT);
        return LETTER.matcher(lower).replaceAll(letter -> LETTERS.get(letter.group()));
    }
}
