package io.github.peerfire.smack.xml;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** The simple types of the schemas in ProtoXEP section 13. */
public final class Syntax {

    private static final Pattern HEX_256 = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Pattern TOKEN_128 = Pattern.compile("[A-Za-z0-9_\\-]{22,64}");
    private static final Pattern URI = Pattern.compile("rtmfp://[\\x21-\\x7e]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");
    private static final Pattern SID = Pattern.compile("[\\p{L}\\p{Nd}._:\\-]{1,256}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9._\\-]{0,63}");
    private static final int MAX_URI = 255;
    private static final int MAX_IDENTIFIER = 256;

    private Syntax() {
    }

    /** 256 bits in 64 hex digits of either case; answered in lower case. */
    public static String hex256(String value) throws MalformedElementException {
        check(HEX_256.matcher(value).matches(), "64 hex digits");
        return value.toLowerCase(Locale.ROOT);
    }

    /** 22 to 64 characters that stand for at least 128 random bits. */
    public static String token128(String value) throws MalformedElementException {
        check(TOKEN_128.matcher(value).matches(), "a token of 22-64 characters");
        return value;
    }

    /** An RTMFP URI of at most 255 printable characters. */
    public static String uri(String value) throws MalformedElementException {
        check(value.length() <= MAX_URI && URI.matcher(value).matches(), "an rtmfp URI");
        return value;
    }

    /** An unsigned integer of at most 63 bits. */
    public static long unsigned(String value) throws MalformedElementException {
        check(DIGITS.matcher(value).matches(), "an unsigned integer");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new MalformedElementException("more than 63 bits");
        }
    }

    /** An unsigned integer of at most 32 bits. */
    public static long unsigned32(String value) throws MalformedElementException {
        long number = unsigned(value);
        check(number <= 0xFFFF_FFFFL, "an integer of 32 bits");
        return number;
    }

    /** An unsigned integer within bounds, both included. */
    public static int unsigned(String value, int least, int greatest) throws MalformedElementException {
        long number = unsigned(value);
        check(number >= least && number <= greatest, "between " + least + " and " + greatest);
        return (int) number;
    }

    /** A boolean in one of its four spellings. */
    public static boolean bool(String value) throws MalformedElementException {
        boolean yes = value.equals("true") || value.equals("1");
        check(yes || value.equals("false") || value.equals("0"), "a boolean");
        return yes;
    }

    /** A session's or content's name: 1 to 256 characters. */
    public static String identifier(String value) throws MalformedElementException {
        check(!value.isEmpty() && value.length() <= MAX_IDENTIFIER, "1-256 characters");
        return value;
    }

    /** A word such as udp: 1 to 64 characters, the first of them a letter. */
    public static String word(String value) throws MalformedElementException {
        check(WORD.matcher(value).matches(), "a word");
        return value;
    }

    /** A session's id (XEP-0166 section 7.1): 1 to 256 characters of names in XML, hence without white space. */
    public static String sid(String value) throws MalformedElementException {
        check(SID.matcher(value).matches(), "a session's id");
        return value;
    }

    /** A JID of any kind. */
    public static Jid jid(String value) throws MalformedElementException {
        try {
            return JidCreate.from(value);
        } catch (XmppStringprepException | IllegalArgumentException e) {
            throw new MalformedElementException("not a JID");
        }
    }

    /** A user's full JID, if there is a value. */
    public static Optional<EntityFullJid> fullJid(Optional<String> value) throws MalformedElementException {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        EntityFullJid full = jid(value.get()).asEntityFullJidIfPossible();
        check(full != null, "a full JID");
        return Optional.of(full);
    }

    /** A room's JID, if there is a value. */
    public static Optional<EntityBareJid> room(Optional<String> value) throws MalformedElementException {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Jid room = jid(value.get());
        check(room.isEntityBareJid(), "a room");
        return Optional.of(room.asEntityBareJidOrThrow());
    }

    private static void check(boolean right, String expected) throws MalformedElementException {
        if (!right) {
            throw new MalformedElementException("not " + expected);
        }
    }
}
