package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneListenerTest {

    private final Set<Integer> over = new HashSet<>();
    private final OneListener<Integer> listener = new OneListener<>(each -> !over.contains(each));
    private final List<Integer> told = new ArrayList<>();

    @Test
    void whatCameBeforeAnybodyListenedIsToldToTheFirst() {
        listener.tell(1);
        listener.tell(2);
        listener.set(told::add);
        listener.tell(3);
        List<Integer> later = new ArrayList<>();
        listener.set(later::add);
        listener.tell(4);
        assertThat(told).containsExactly(1, 2, 3);
        assertThat(later).containsExactly(4);
    }

    @Test
    void whatIsNoNewsAnyMoreIsNotToldLate() {
        listener.tell(1);
        listener.tell(2);
        over.add(1);
        listener.set(told::add);
        assertThat(told).containsExactly(2);
    }

    @Test
    void whatIsNoNewsAnyMoreTakesNoRoom() {
        IntStream.range(0, OneListener.MOST_UNTOLD + 1).forEach(listener::tell);
        IntStream.range(1, OneListener.MOST_UNTOLD).forEach(over::add);
        listener.tell(1000);
        listener.set(told::add);
        assertThat(told).as("the one that found no room is lost").containsExactly(0, 1000);
    }
}
