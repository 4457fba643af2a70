package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.OptionalLong;

/**
 * A time in a picture: digits for people, and below them black and white fields for programs, which survive coding and
 * scaling. 40 fields in two rows hold 32 bits of milliseconds and 8 of a checksum, the highest bit first.
 */
public final class PictureClock {

    private static final int COLUMNS = 20;
    private static final int ROWS = 15;
    private static final int FIRST_ROW = ROWS - 2;
    private static final int TIME_BITS = 32;
    private static final int CHECK_BITS = 8;
    private static final int CHECK_POLYNOMIAL = 0x07;
    private static final int MIDDLE = 128;

    /** Segments of digits: top, upper left and right, middle, lower left and right, bottom; from the highest bit. */
    private static final int[] SEGMENTS = {0b1110111, 0b0010010, 0b1011101, 0b1011011, 0b0111010, 0b1101011, 0b1101111,
        0b1010010, 0b1111111, 0b1111011};

    private PictureClock() {
    }

    /**
     * Draws it.
     *
     * @param milliseconds the lower 32 bits can be read again
     */
    static void draw(VideoFrame frame, long milliseconds) {
        long bits = (milliseconds & 0xffffffffL) << CHECK_BITS | check(milliseconds);
        for (int i = 0; i < TIME_BITS + CHECK_BITS; i++) {
            boolean white = (bits >> TIME_BITS + CHECK_BITS - 1 - i & 1) == 1;
            fill(frame, i % COLUMNS, FIRST_ROW + i / COLUMNS, white ? VideoFrame.WHITE : VideoFrame.BLACK);
        }
        drawDigits(frame, milliseconds);
    }

    /** Reads it, in milliseconds, modulo 2^32; empty if there is none that can be read. */
    public static OptionalLong read(VideoFrame frame) {
        long bits = 0;
        for (int i = 0; i < TIME_BITS + CHECK_BITS; i++) {
            bits = bits << 1 | (isWhite(frame, i % COLUMNS, FIRST_ROW + i / COLUMNS) ? 1 : 0);
        }
        long milliseconds = bits >> CHECK_BITS;
        return check(milliseconds) == (bits & 0xff) ? OptionalLong.of(milliseconds) : OptionalLong.empty();
    }

    private static void fill(VideoFrame frame, int column, int row, int luma) {
        int left = column * frame.width() / COLUMNS;
        int top = row * frame.height() / ROWS;
        rectangle(frame, left, top, (column + 1) * frame.width() / COLUMNS - left,
                (row + 1) * frame.height() / ROWS - top, luma);
    }

    /** By the mean of the middle of a field. */
    private static boolean isWhite(VideoFrame frame, int column, int row) {
        int wide = frame.width() / COLUMNS;
        int high = frame.height() / ROWS;
        int left = column * frame.width() / COLUMNS + wide / 4;
        int top = row * frame.height() / ROWS + high / 4;
        int sum = 0;
        int count = 0;
        for (int y = top; y < top + Math.max(high / 2, 1); y++) {
            for (int x = left; x < left + Math.max(wide / 2, 1); x++) {
                sum += frame.lumaAt(x, y);
                count++;
            }
        }
        return sum > MIDDLE * count;
    }

    /** CRC-8 of the four bytes, with all bits set before, so that a black picture is no time. */
    private static long check(long milliseconds) {
        int crc = 0xff;
        for (int shift = TIME_BITS - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            crc ^= (int) (milliseconds >> shift & 0xff);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 0x80) != 0 ? crc << 1 ^ CHECK_POLYNOMIAL : crc << 1;
            }
            crc &= 0xff;
        }
        return crc;
    }

    /** Minutes, seconds, milliseconds. */
    private static void drawDigits(VideoFrame frame, long milliseconds) {
        int[] digits = {(int) (milliseconds / 600_000 % 6), (int) (milliseconds / 60_000 % 10), -1,
            (int) (milliseconds / 10_000 % 6), (int) (milliseconds / 1000 % 10), -1, (int) (milliseconds / 100 % 10),
            (int) (milliseconds / 10 % 10), (int) (milliseconds % 10)};
        int wide = frame.width() / 16;
        int high = frame.height() / 6;
        int top = FIRST_ROW * frame.height() / ROWS - high - high / 3;
        rectangle(frame, wide * 2, top - high / 6, wide * 12, high + high / 3, VideoFrame.BLACK);
        int left = wide * 2 + wide / 3;
        for (int digit : digits) {
            if (digit < 0) {
                rectangle(frame, left, top + high * 3 / 4, wide / 4, wide / 4, VideoFrame.WHITE);
                left += wide * 2 / 3;
            } else {
                drawDigit(frame, left, top, wide, high, digit);
                left += wide * 4 / 3;
            }
        }
    }

    private static void drawDigit(VideoFrame frame, int left, int top, int wide, int high, int digit) {
        int thick = Math.max(wide / 5, 1);
        int half = high / 2;
        int[][] places = {{0, 0, wide, thick}, {0, 0, thick, half}, {wide - thick, 0, thick, half},
            {0, half - thick / 2, wide, thick}, {0, half, thick, high - half}, {wide - thick, half, thick, high - half},
            {0, high - thick, wide, thick}};
        for (int i = 0; i < places.length; i++) {
            if ((SEGMENTS[digit] >> places.length - 1 - i & 1) == 1) {
                rectangle(frame, left + places[i][0], top + places[i][1], places[i][2], places[i][3], VideoFrame.WHITE);
            }
        }
    }

    /** What of it is in the picture. */
    static void rectangle(VideoFrame frame, int left, int top, int wide, int high, int luma) {
        int right = Math.min(left + wide, frame.width());
        for (int y = Math.max(top, 0); y < Math.min(top + high, frame.height()); y++) {
            for (int x = Math.max(left, 0); x < right; x++) {
                frame.luma()[y * frame.width() + x] = (byte) luma;
            }
        }
    }
}
