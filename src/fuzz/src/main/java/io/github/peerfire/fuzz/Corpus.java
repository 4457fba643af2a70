package io.github.peerfire.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The committed inputs of a target.
 *
 * @param inputs by the names of their files, in the order of these
 */
record Corpus(Map<String, byte[]> inputs) {

    private static final int LONGEST_SHOWN = 400;

    /**
     * Reads the corpus of a target.
     *
     * @throws IllegalStateException if it has none
     */
    static Corpus of(Class<?> target) {
        String directory = target.getSimpleName() + "Inputs/fuzz";
        URL url = target.getResource(directory);
        if (url == null) {
            throw new IllegalStateException("A fuzz target needs a corpus: " + directory);
        }
        Map<String, byte[]> inputs = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            List<Path> paths = files.toList();
            for (Path path : paths) {
                inputs.put(path.getFileName().toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        if (inputs.isEmpty()) {
            throw new IllegalStateException("A corpus without inputs: " + directory);
        }
        return new Corpus(inputs);
    }

    /** An input in hexadecimal, for messages. */
    static String describe(byte[] input) {
        String digits = HexFormat.of().formatHex(input, 0, Math.min(input.length, LONGEST_SHOWN));
        return input.length + " bytes: " + digits + (input.length > LONGEST_SHOWN ? "..." : "");
    }
}
