package io.github.peerfire.cli.media;

import io.github.peerfire.cli.flv.FlvException;
import io.github.peerfire.cli.flv.FlvTag;
import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.tag.AudioTagHeader;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.VideoTagHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends the tags of a file when their time has come: the first sound or picture at once, each other as much later as
 * its timestamp is. {@code onMetaData} goes out as a data frame, for those who come later.
 *
 * <pre>{@code
 * while ((pause = pacer.advance(millisecondsSinceStart)) != Pacer.END) { sleep(pause); }
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class Pacer {

    /** Instead of a pause: all was sent. */
    public static final long END = -1;

    private static final String METADATA = "onMetaData";

    private final TagSource source;
    private final Consumer<RtmpMessage> sink;
    private final PacerCounts counts = new PacerCounts();
    private FlvTag pending;
    private long base = -1;
    private long lastDue;

    /** Takes tags from a source and gives messages to a sink. */
    public Pacer(TagSource source, Consumer<RtmpMessage> sink) {
        this.source = source;
        this.sink = sink;
    }

    /**
     * Sends all whose time has come.
     *
     * @param elapsed milliseconds since the first call
     * @return milliseconds until there is more to send, or {@link #END}
     * @throws FlvException if the file cannot be read further
     */
    public long advance(long elapsed) throws IOException, FlvException {
        while (true) {
            if (pending == null) {
                pending = source.next();
            }
            if (pending == null) {
                return END;
            }
            long due = due(pending);
            if (due > elapsed) {
                return due - elapsed;
            }
            lastDue = due;
            send(pending);
            pending = null;
        }
    }

    /** When a tag is to go out; never before those in front of it. */
    private long due(FlvTag tag) {
        if (base < 0) {
            if (!isCoded(tag)) {
                return 0;
            }
            base = tag.timestamp();
        }
        // Timestamps have 32 bits, and go on from zero.
        long sinceBase = lastDue + (int) (tag.timestamp() - base - lastDue);
        return Math.max(lastDue, sinceBase);
    }

    private static boolean isCoded(FlvTag tag) {
        return tag.type() == FlvTag.AUDIO && AudioTagHeader.decode(tag.body()).role() == TagRole.CODED
                || tag.type() == FlvTag.VIDEO && VideoTagHeader.decode(tag.body()).role() == TagRole.CODED;
    }

    private void send(FlvTag tag) {
        RtmpMessage message = tag.toMessage().orElse(null);
        if (message == null) {
            counts.unreadable();
            return;
        }
        counts.count(tag);
        sink.accept(message instanceof DataMessage data && data.handler().equals(METADATA) ? frame(data) : message);
    }

    private static DataMessage frame(DataMessage metadata) {
        List<AmfValue> arguments = new ArrayList<>();
        arguments.add(new AmfString(METADATA));
        arguments.addAll(metadata.arguments());
        return new DataMessage(false, metadata.timestamp(), "@setDataFrame", arguments);
    }

    /** What was sent so far. */
    public PacerCounts counts() {
        return counts;
    }

    /** Milliseconds of the file's time line that were sent so far. */
    public long position() {
        return lastDue;
    }
}
