package io.github.peerfire.flash.crypto;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line of a recording's keys: two keying components, in whichever order, and the secret that belongs to them. */
record RecordedSecret(byte[] one, byte[] other, byte[] secret) {

    static List<RecordedSecret> parse(String text) {
        return text.lines().filter(line -> line.startsWith("session ")).map(RecordedSecret::line).toList();
    }

    private static RecordedSecret line(String line) {
        Map<String, String> fields = Stream.of(line.split(" "))
                .filter(field -> field.contains("="))
                .collect(Collectors.toMap(field -> field.split("=")[0], field -> field.split("=")[1]));
        return new RecordedSecret(
                hex(fields.getOrDefault("sknc", fields.get("skic"))),
                hex(fields.getOrDefault("skfc", fields.get("skrc"))),
                withoutLeadingZeros(hex(fields.get("dh_secret"))));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] withoutLeadingZeros(byte[] number) {
        int start = 0;
        while (number[start] == 0) {
            start++;
        }
        return Arrays.copyOfRange(number, start, number.length);
    }

    boolean isOf(byte[] initiator, byte[] responder) {
        return Arrays.equals(one, initiator) && Arrays.equals(other, responder)
                || Arrays.equals(one, responder) && Arrays.equals(other, initiator);
    }
}
