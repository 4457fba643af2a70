package io.github.peerfire.flash.tag;

/**
 * One track's part of a tag.
 *
 * @param id 0 to 255; 0 is the default track
 * @param fourCc its codec, four characters as a number in network byte order; 0 where the tag has no FourCC
 * @param compositionTime milliseconds from the tag's timestamp to when the picture is shown, -2^23 to 2^23 - 1
 * @param offset where its data begin in the tag
 * @param length how many bytes they are
 */
public record TagTrack(int id, int fourCc, int compositionTime, int offset, int length) {

    /** A FourCC in text, one character for each byte. */
    public static String text(int fourCc) {
        StringBuilder text = new StringBuilder(Integer.BYTES);
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            text.append((char) (fourCc >>> shift & 0xff));
        }
        return text.toString();
    }

    /**
     * The number for four characters.
     *
     * @throws IllegalArgumentException unless it is four characters of up to 8 bits
     */
    public static int fourCc(String text) {
        if (text.length() != Integer.BYTES || text.chars().anyMatch(each -> each > 0xff)) {
            throw new IllegalArgumentException("no FourCC: " + text);
        }
        return text.chars().reduce(0, (number, each) -> number << Byte.SIZE | each);
    }
}
