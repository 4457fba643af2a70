package io.github.peerfire.cli.media;

import io.github.peerfire.cli.flv.FlvException;
import io.github.peerfire.cli.flv.FlvReader;
import io.github.peerfire.cli.flv.FlvTag;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tags of a file, once or again and again on one time line. */
public final class FlvSource implements TagSource {

    /** What follows the last tag of a round that has one tag only. */
    private static final long SHORTEST_ROUND = 20;

    private final Path file;
    private final boolean endless;
    private FlvReader reader;
    private long offset;
    private long last;
    private long beforeLast;
    private boolean empty = true;

    private FlvSource(Path file, boolean endless) {
        this.file = file;
        this.endless = endless;
    }

    /**
     * Opens a file.
     *
     * @param endless whether it begins again when it ends
     */
    public static FlvSource open(Path file, boolean endless) throws IOException, FlvException {
        FlvSource source = new FlvSource(file, endless);
        source.begin();
        return source;
    }

    private void begin() throws IOException, FlvException {
        reader = FlvReader.open(new BufferedInputStream(Files.newInputStream(file)));
    }

    @Override
    public FlvTag next() throws IOException, FlvException {
        FlvTag tag = reader.next();
        if (tag == null && endless && !empty) {
            reader.close();
            offset = last + Math.max(last - beforeLast, SHORTEST_ROUND);
            begin();
            tag = reader.next();
        }
        if (tag == null) {
            return null;
        }
        empty = false;
        long timestamp = tag.timestamp() + offset;
        if (timestamp > last) {
            beforeLast = last;
            last = timestamp;
        }
        return new FlvTag(tag.type(), timestamp & 0xffff_ffffL, tag.body());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
