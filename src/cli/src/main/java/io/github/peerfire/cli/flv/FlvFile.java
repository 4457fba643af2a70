package io.github.peerfire.cli.flv;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * An FLV that is written beside its place under the name {@code .NAME.part}, and moved there when it is complete, so
 * that nobody ever sees half a file. Its first tag is {@code onMetaData} with the duration and size that it turned out
 * to have, and with what the first tag says that is written, if that is one.
 */
public final class FlvFile implements TagSink, Closeable {

    private final Path place;
    private final Path part;
    private final RandomAccessFile file;
    private final FlvWriter writer;
    private final BufferedOutputStream buffer;
    private final long metadataAt;
    private FlvMetadata metadata;
    private long lastTimestamp;
    private boolean finished;

    private FlvFile(Path place, Path part, RandomAccessFile file) throws IOException {
        this.place = place;
        this.part = part;
        this.file = file;
        buffer = new BufferedOutputStream(Channels.newOutputStream(file.getChannel()), 65_536);
        writer = new FlvWriter(buffer);
        metadataAt = writer.length();
    }

    /**
     * Begins a file; what is at its place stays until {@link #finish}.
     *
     * @throws IOException if it cannot be written there
     */
    public static FlvFile create(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            throw new IOException("it is a directory");
        }
        Path part = place.resolveSibling("." + place.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part);
        return new FlvFile(place, part, new RandomAccessFile(part.toFile(), "rw"));
    }

    @Override
    public void write(FlvTag tag) throws IOException {
        if (metadata == null) {
            Optional<FlvMetadata> first = FlvMetadata.of(tag);
            metadata = first.orElseGet(FlvMetadata::unknown);
            writer.write(metadata.tag(0, 0));
            if (first.isPresent()) {
                return;
            }
        }
        lastTimestamp = Math.max(lastTimestamp, tag.timestamp());
        writer.write(tag);
    }

    @Override
    public long length() {
        return writer.length();
    }

    /** Completes the file and moves it to its place, over what is there. */
    @Override
    public void finish() throws IOException {
        if (metadata == null) {
            metadata = FlvMetadata.unknown();
            writer.write(metadata.tag(0, 0));
        }
        buffer.flush();
        file.seek(metadataAt);
        file.write(FlvWriter.encode(metadata.tag(lastTimestamp, writer.length())));
        file.close();
        try {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        }
        finished = true;
    }

    /** Gives the file up, unless it is complete. */
    @Override
    public void close() throws IOException {
        if (!finished) {
            file.close();
            Files.deleteIfExists(part);
        }
    }
}
