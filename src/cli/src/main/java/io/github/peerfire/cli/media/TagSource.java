package io.github.peerfire.cli.media;

import io.github.peerfire.cli.flv.FlvException;
import io.github.peerfire.cli.flv.FlvTag;
import java.io.Closeable;
import java.io.IOException;

/** Gives tags, one after the other. */
public interface TagSource extends Closeable {

    /** The next tag, or null at the end. */
    FlvTag next() throws IOException, FlvException;
}
