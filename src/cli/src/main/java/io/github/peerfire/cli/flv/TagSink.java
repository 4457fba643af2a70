package io.github.peerfire.cli.flv;

import java.io.IOException;

/** Takes tags, in the order of their timestamps. */
public interface TagSink {

    /** Takes one tag. */
    void write(FlvTag tag) throws IOException;

    /** How many bytes were written so far. */
    long length();

    /** No more tags come. */
    void finish() throws IOException;

    /** Takes tags for nothing but to count their bytes. */
    static TagSink counting() {
        return new TagSink() {

            private long length;

            @Override
            public void write(FlvTag tag) {
                length += tag.length();
            }

            @Override
            public long length() {
                return length;
            }

            @Override
            public void finish() {
                // There is nothing to finish.
            }
        };
    }
}
