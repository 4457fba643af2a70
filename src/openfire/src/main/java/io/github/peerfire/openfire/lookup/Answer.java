package io.github.peerfire.openfire.lookup;

/**
 * What the service answers.
 *
 * @param status of HTTP
 * @param body XML
 */
record Answer(int status, String body) {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /** Whether something was changed. */
    static Answer updated(boolean done) {
        return new Answer(200, DECLARATION + "<result><update>" + done + "</update></result>");
    }

    /**
     * Who goes by a name.
     *
     * @param name as it was written
     * @param identity peer ID, null if nobody does
     */
    static Answer friend(String name, String identity) {
        return new Answer(200, DECLARATION + "<result><friend><user>" + escape(name) + "</user>"
                + (identity == null ? "" : "<identity>" + identity + "</identity>") + "</friend></result>");
    }

    /** Nothing, for a reason that the status tells. */
    static Answer nothing(int status) {
        return new Answer(status, DECLARATION + "<result/>");
    }

    /** What XML cannot have becomes a question mark. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&apos;");
                default -> escaped.appendCodePoint(isInXml(character) ? character : '?');
            }
        });
        return escaped.toString();
    }

    private static boolean isInXml(int character) {
        return character >= ' ' && character <= 0xD7FF || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
