package io.github.peerfire.rtmfp.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.common.FlowParameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The buffer against the method that RFC 7016 §3.6.3.3 describes, done with one entry for each fragment. */
class ReceiveBufferTest {

    @Test
    void itDeliversAndDiscardsWhatTheMethodOfTheRfcDoes() {
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Model model = new Model();
            List<String> delivered = new ArrayList<>();
            ReceiveBuffer buffer = new ReceiveBuffer(new Recorder(delivered));
            SequenceSet received = new SequenceSet();
            for (int step = 0; step < 60; step++) {
                long number = 1 + random.nextInt(25);
                boolean isNew = !received.contains(number);
                if (random.nextInt(10) == 0) {
                    received.addUpTo(random.nextInt(25));
                } else if (isNew) {
                    received.add(number);
                    FragmentControl control = FragmentControl.of(random.nextInt(4));
                    byte[] data = ("" + (char) ('a' + number)).repeat(random.nextInt(3)).getBytes();
                    buffer.add(number, control, data);
                    model.entries.put(number, new Entry(control, new String(data)));
                }
                if (random.nextInt(15) == 0) {
                    buffer.setSuspended(!buffer.isSuspended());
                }
                buffer.deliver(received.cumulative(), false);
                if (!buffer.isSuspended()) {
                    model.deliver(received.cumulative());
                }
                assertThat(delivered).as("seed %d", seed).isEqualTo(model.delivered);
                assertThat(buffer.size()).as("seed %d", seed).isEqualTo(model.size());
                assertThat(buffer.isEmpty()).as("seed %d", seed).isEqualTo(model.entries.isEmpty());
            }
        }
    }

    @Test
    void onArrivalEveryRunOfFragmentsThatIsAMessageIsDeliveredAtOnce() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            List<String> delivered = new ArrayList<>();
            ReceiveBuffer buffer = new ReceiveBuffer(new Recorder(delivered));
            buffer.setOnArrival(true);
            Map<Long, Entry> sent = messages(random);
            List<Long> order = new ArrayList<>(sent.keySet());
            Collections.shuffle(order, random);
            TreeMap<Long, Entry> arrived = new TreeMap<>();
            int expected = 0;
            for (long number : order) {
                arrived.put(number, sent.get(number));
                buffer.add(number, sent.get(number).control(), sent.get(number).text().getBytes());
                buffer.deliver(0, false);
                expected += completes(arrived, number) ? 1 : 0;
                assertThat(delivered).as("seed %d", seed).hasSize(expected).doesNotContain("gap");
            }
            assertThat(buffer.size()).as("seed %d", seed).isZero();
        }
    }

    private static Map<Long, Entry> messages(Random random) {
        Map<Long, Entry> sent = new TreeMap<>();
        long number = 1;
        for (int message = 0; message < 8; message++) {
            int count = 1 + random.nextInt(5);
            for (int index = 0; index < count; index++) {
                FragmentControl control = count == 1 ? FragmentControl.WHOLE : index == 0 ? FragmentControl.BEGIN
                        : index == count - 1 ? FragmentControl.END : FragmentControl.MIDDLE;
                sent.put(number++, new Entry(control, "x"));
            }
        }
        return sent;
    }

    private static boolean completes(TreeMap<Long, Entry> arrived, long number) {
        long first = number;
        while (!arrived.get(first).control().isFirst()) {
            if (!arrived.containsKey(--first)) {
                return false;
            }
        }
        long last = number;
        while (!arrived.get(last).control().isLast()) {
            if (!arrived.containsKey(++last)) {
                return false;
            }
        }
        return true;
    }

    private record Entry(FragmentControl control, String text) {
    }

    private record Recorder(List<String> delivered) implements ReceiveBuffer.Sink {

        @Override
        public void message(byte[] message) {
            delivered.add("<" + new String(message) + ">");
        }

        @Override
        public void gap() {
            delivered.add("gap");
        }
    }

    /** RECV_BUFFER as the RFC describes it. */
    private static final class Model {

        final TreeMap<Long, Entry> entries = new TreeMap<>();
        final List<String> delivered = new ArrayList<>();
        private long expected = 1;

        void deliver(long cumulative) {
            while (!entries.isEmpty() && entries.firstKey() <= cumulative && deliverFirst(cumulative)) {
                // goes on while it can
            }
            if (entries.isEmpty() || entries.firstKey() > cumulative) {
                passTo(cumulative + 1);
            }
        }

        private boolean deliverFirst(long cumulative) {
            long first = entries.firstKey();
            Entry entry = entries.get(first);
            if (!entry.control().isFirst()) {
                entries.remove(first);
                return true;
            }
            StringBuilder text = new StringBuilder(entry.text());
            long last = first;
            while (!entries.get(last).control().isLast() && entries.containsKey(last + 1)
                    && !entries.get(last + 1).control().isFirst()) {
                last++;
                text.append(entries.get(last).text());
            }
            boolean complete = entries.get(last).control().isLast();
            if (!complete && last == cumulative) {
                return false;
            }
            if (complete) {
                passTo(first);
                delivered.add("<" + text + ">");
                expected = last + 1;
            }
            entries.subMap(first, true, last, true).clear();
            return true;
        }

        private void passTo(long number) {
            if (number > expected) {
                delivered.add("gap");
                expected = number;
            }
        }

        int size() {
            return entries.values().stream()
                    .mapToInt(entry -> entry.text().length() + FlowParameters.FRAGMENT_OVERHEAD).sum();
        }
    }
}
