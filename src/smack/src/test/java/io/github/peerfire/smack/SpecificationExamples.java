package io.github.peerfire.smack;

/** Stanzas of the specification, letter for letter. */
public final class SpecificationExamples {

    private static final ProtocolDocument DOCUMENT = ProtocolDocument.read();

    /** Section 3.1. */
    public static final String TICKET = DOCUMENT.stanza("t1", "result");

    /** Section 4.2. */
    public static final String BOUND = DOCUMENT.stanza("b1", "result");

    /** Section 2.3. */
    public static final String SERVICES = DOCUMENT.stanza("e1", "result");

    /** Section 5.1. */
    public static final String PRESENCE = DOCUMENT.elements().stream()
            .filter(xml -> xml.startsWith("<presence") && xml.contains("epoch=")).findFirst().orElseThrow();

    /** Section 10. */
    public static final String PROPOSE = DOCUMENT.stanza("c1", "chat");

    /** Section 10. */
    public static final String FINISH = DOCUMENT.stanza("c4", "chat");

    /** Section 7.5, a reject that settles a glare. */
    public static final String TIE_BREAK = DOCUMENT.stanza("g2", "chat");

    /** Section 10. */
    public static final String INITIATE = DOCUMENT.stanza("j1", "set");

    /** Section 10. */
    public static final String TRANSPORT_INFO = DOCUMENT.stanza("j3", "set");

    /** Section 6.7. */
    public static final String MUTE = DOCUMENT.stanza("k8", "set");

    /** Section 10. */
    public static final String TERMINATE = DOCUMENT.stanza("j5", "set");

    /** Section 6.7. */
    public static final String CANDIDATES = DOCUMENT.stanza("k11", "set");

    private SpecificationExamples() {
    }

    /** 64 hex digits, such as a1a1...a1a1. */
    public static String peer(char letter) {
        return (letter + String.valueOf(letter - 'a' + 1)).repeat(32);
    }
}
