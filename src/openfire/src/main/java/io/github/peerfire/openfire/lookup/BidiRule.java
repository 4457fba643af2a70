package io.github.peerfire.openfire.lookup;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Text of which it is plain in what direction it runs (RFC 5893 §2), so that two names do not look alike. */
final class BidiRule {

    private static final Set<Direction> RIGHT_TO_LEFT = EnumSet.of(
            Direction.RIGHT, Direction.ARABIC_NUMBER, Direction.NUMBER, Direction.SIGN, Direction.MARK);
    private static final Set<Direction> LEFT_TO_RIGHT = EnumSet.of(
            Direction.LEFT, Direction.NUMBER, Direction.SIGN, Direction.MARK);

    /** What matters of a character's directionality. */
    private enum Direction {
        LEFT, RIGHT, NUMBER, ARABIC_NUMBER, SIGN, MARK, OTHER;

        static Direction of(int character) {
            return switch (Character.getDirectionality(character)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> LEFT;
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> RIGHT;
                case Character.DIRECTIONALITY_EUROPEAN_NUMBER -> NUMBER;
                case Character.DIRECTIONALITY_ARABIC_NUMBER -> ARABIC_NUMBER;
                case Character.DIRECTIONALITY_NONSPACING_MARK -> MARK;
                case Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
                        Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
                        Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                        Character.DIRECTIONALITY_OTHER_NEUTRALS,
                        Character.DIRECTIONALITY_BOUNDARY_NEUTRAL -> SIGN;
                default -> OTHER;
            };
        }
    }

    private BidiRule() {
    }

    /** Whether a text that is not empty has no character from right to left or is clear all the same. */
    static boolean isKept(String text) {
        Direction[] directions = text.codePoints().mapToObj(Direction::of).toArray(Direction[]::new);
        Set<Direction> all = EnumSet.copyOf(List.of(directions));
        if (!all.contains(Direction.RIGHT) && !all.contains(Direction.ARABIC_NUMBER)) {
            return true; // RFC 8265 §3.3.2: the rule is for text that has characters from right to left
        }
        Direction last = lastButMarks(directions);
        if (directions[0] == Direction.RIGHT) {
            boolean ends = last == Direction.RIGHT || last == Direction.NUMBER || last == Direction.ARABIC_NUMBER;
            boolean mixed = all.contains(Direction.NUMBER) && all.contains(Direction.ARABIC_NUMBER);
            return RIGHT_TO_LEFT.containsAll(all) && ends && !mixed;
        }
        return directions[0] == Direction.LEFT && LEFT_TO_RIGHT.containsAll(all)
                && (last == Direction.LEFT || last == Direction.NUMBER);
    }

    private static Direction lastButMarks(Direction[] directions) {
        int last = directions.length - 1;
        while (last > 0 && directions[last] == Direction.MARK) {
            last--;
        }
        return directions[last];
    }
}
