package io.github.peerfire.phone.media.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a recording goes: what was recorded before is never written over. */
final class FreshFile {

    private FreshFile() {
    }

    /**
     * The file itself if nothing is in it, or else the first one beside it that nothing is in: {@code call.wav}, {@code
     * call-2.wav}, {@code call-3.wav} and so on. What is no regular file, such as a pipe, is always taken.
     *
     * @throws IOException if it cannot be found out
     */
    static Path at(Path wanted) throws IOException {
        Path file = wanted;
        for (int number = 2; Files.isRegularFile(file) && Files.size(file) > 0; number++) {
            file = beside(wanted, number);
        }
        return file;
    }

    private static Path beside(Path wanted, int number) {
        String name = wanted.getFileName().toString();
        int end = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        return wanted.resolveSibling(name.substring(0, end) + "-" + number + name.substring(end));
    }
}
