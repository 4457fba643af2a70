package io.github.peerfire.openfire.web;

import java.util.List;
import java.util.stream.Stream;

/** Lists to choose from. */
final class Choices {

    private Choices() {
    }

    /** Numbers, and the chosen one in any case. */
    static List<Field.Choice> numbers(List<Integer> numbers, int chosen, Wording wording) {
        return Stream.concat(numbers.stream(), Stream.of(chosen)).distinct().sorted()
                .map(each -> new Field.Choice(Integer.toString(each), wording.number(each), each == chosen)).toList();
    }
}
