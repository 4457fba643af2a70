package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Message;
import java.net.InetSocketAddress;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** How values are said in a language. Nothing is escaped here. */
final class Wording {

    private final Locale locale;
    private final ZoneId zone;
    private final ResourceBundle texts;

    Wording(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        // As Openfire finds those of the menu, or pages and menu would not always be in one language.
        texts = ResourceBundle.getBundle("rtmfp_i18n", locale, Wording.class.getClassLoader());
    }

    /** Forgets the texts, of which the JDK keeps copies. */
    static void forget() {
        ResourceBundle.clearCache(Wording.class.getClassLoader());
    }

    /** The tag of the language that the texts are in (RFC 5646). */
    String language() {
        Locale found = texts.getLocale();
        return found.equals(Locale.ROOT) ? Locale.ENGLISH.toLanguageTag() : found.toLanguageTag();
    }

    ZoneId zone() {
        return zone;
    }

    /** The text of a key; as Openfire has it, one without arguments is no pattern. */
    String text(String key, Object... arguments) {
        if (!texts.containsKey(key)) {
            return key;
        }
        String text = texts.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    /** A word of ours for a constant: what its key begins with, and its name. */
    String word(String key, Enum<?> constant) {
        return text(key + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    String text(Message message) {
        List<String> arguments = message.arguments();
        return text(message.key(), arguments.toArray());
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Date and time to the second. */
    String time(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM).withLocale(locale)
                .format(time.atZone(zone));
    }

    /** The time of day to the second. */
    String timeOfDay(Instant time) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(locale).format(time.atZone(zone));
    }

    String date(Instant time) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(time.atZone(zone));
    }

    /** In milliseconds. */
    String milliseconds(Duration duration) {
        return text("page.milliseconds", number(duration.toMillis()));
    }

    /** In its two largest units. */
    String duration(Duration duration) {
        if (duration.toDays() > 0) {
            return text("page.duration.days", number(duration.toDays()), duration.toHoursPart());
        } else if (duration.toHours() > 0) {
            return text("page.duration.hours", duration.toHours(), duration.toMinutesPart());
        } else if (duration.toMinutes() > 0) {
            return text("page.duration.minutes", duration.toMinutes(), duration.toSecondsPart());
        }
        return text("page.duration.seconds", duration.toSeconds());
    }

    /** As in URIs: IPv6 in brackets. */
    static String address(InetSocketAddress address) {
        String host = address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
