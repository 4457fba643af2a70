package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSample;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SampleHistory;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.swing.UIManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The graphs of a call: each of its own figure, the present second at the right. */
class FiguresPanelTest {

    private static final String LINE_COLOUR = "Component.accentColor";
    private static final Color LINE = Color.RED;
    private static final int WIDTH = 300;
    private static final int HEIGHT = 120;

    private final FiguresPanel panel = new FiguresPanel(new Labels(new PhoneSentences(Locale.GERMAN)));

    @BeforeEach
    void aColourOfItsOwn() {
        UIManager.put(LINE_COLOUR, LINE);
    }

    @AfterEach
    void thatOfTheSystem() {
        UIManager.put(LINE_COLOUR, null);
    }

    private void show(List<CallSample> samples) {
        CallSnapshot call = new CallSnapshot(1, CallKind.CONTACT, "Bob", false, true, CallState.of(CallPhase.ACTIVE),
                new CallMediaState(Set.of(), Set.of(), Set.of(), false, false, Set.of(), Set.of()), true,
                Optional.empty(), new SampleHistory(samples), List.of(), List.of());
        panel.show(call);
    }

    private List<String> values() {
        return Arrays.stream(panel.getComponents())
                .map(graph -> graph.getAccessibleContext().getAccessibleDescription()).toList();
    }

    /** How high the line of a graph is at each place, 0 at the bottom; empty where there is none. */
    private static List<Optional<Integer>> line(GraphPanel graph) {
        graph.setSize(WIDTH, HEIGHT);
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        graph.paint(picture.createGraphics());
        return IntStream.range(0, WIDTH).mapToObj(x -> IntStream.range(0, HEIGHT)
                .filter(y -> picture.getRGB(x, y) == LINE.getRGB()).mapToObj(y -> HEIGHT - y).findFirst()).toList();
    }

    @Test
    void eachGraphHasItsFigureInTheUsersLanguage() {
        show(List.of());
        assertThat(values()).containsOnly("");
        show(List.of(new CallSample(99, 99, 99, 99, 99, 0.99), new CallSample(1, 24, 3, 250, 40.25, 0.025)));
        assertThat(values()).containsExactly("24 kbit/s", "250 kbit/s", "40,3 ms", "2,5 %");
    }

    @Test
    void theLineGoesFromThePastToThePresent() {
        show(IntStream.range(0, SampleHistory.LENGTH)
                .mapToObj(second -> new CallSample(0, second < 30 ? 10 : 40, 0, 0, 0, 0)).toList());
        List<Optional<Integer>> sound = line((GraphPanel) panel.getComponent(0));
        int past = sound.get(WIDTH / 4).orElseThrow();
        int present = sound.get(WIDTH * 3 / 4).orElseThrow();
        int bottom = line((GraphPanel) panel.getComponent(1)).get(WIDTH / 2).orElseThrow();
        assertThat(present - bottom).isGreaterThan(HEIGHT / 2).isCloseTo(4 * (past - bottom), within(8));
        assertThat(sound.subList(10, WIDTH - 10)).allMatch(Optional::isPresent);
    }

    @Test
    void whatIsNotYetIsEmptyAtTheLeft() {
        show(IntStream.range(0, SampleHistory.LENGTH / 2)
                .mapToObj(second -> new CallSample(0, 0, 0, 0, 50, 0)).toList());
        List<Optional<Integer>> trip = line((GraphPanel) panel.getComponent(2));
        assertThat(trip.subList(0, WIDTH / 2 - 10)).allMatch(Optional::isEmpty);
        assertThat(trip.subList(WIDTH / 2 + 10, WIDTH - 10)).allMatch(Optional::isPresent);
    }
}
