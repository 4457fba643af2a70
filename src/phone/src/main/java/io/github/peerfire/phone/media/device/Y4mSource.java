package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.video.VideoFrame;
import io.github.peerfire.phone.media.video.VideoSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Shows the pictures of a Y4M file (YUV4MPEG2, 4:2:0) over and over, as often as the file says. */
final class Y4mSource implements VideoSource {

    private static final int LONGEST_LINE = 256;
    private static final long SECOND = 1_000_000_000L;
    private static final double DEFAULT_RATE = 15;

    private final String name;
    private final RandomAccessFile file;
    private final int width;
    private final int height;
    private final double rate;
    private final long first;
    private long begun = Long.MIN_VALUE;
    private long shown = -1;
    private VideoFrame last;

    private Y4mSource(String name, RandomAccessFile file) throws IOException {
        this.name = name;
        this.file = file;
        String[] header = readLine().split(" ");
        this.width = (int) number(header, 'W', 0);
        this.height = (int) number(header, 'H', 0);
        this.rate = number(header, 'F', DEFAULT_RATE);
        this.first = file.getFilePointer();
        if (!header[0].equals("YUV4MPEG2") || !isColour(header) || width < 2 || height < 2
                || ((width | height) & 1) == 1
                || width > VideoFrame.MAXIMUM_SIDE || height > VideoFrame.MAXIMUM_SIDE || !(rate > 0 && rate < 1000)) {
            throw new IOException("not a Y4M file of 4:2:0");
        }
        last = next();
    }

    /**
     * Opens a file.
     *
     * @throws DeviceException if it cannot be read, or is of another kind
     */
    static Y4mSource open(Path path) throws DeviceException {
        RandomAccessFile file = null;
        try {
            file = new RandomAccessFile(path.toFile(), "r");
            return new Y4mSource(path.getFileName().toString(), file);
        } catch (IOException | IllegalArgumentException e) {
            closeQuietly(file);
            throw new DeviceException(DeviceFault.UNREADABLE_FILE, path.toString(), e);
        }
    }

    private static boolean isColour(String[] header) {
        for (String field : header) {
            if (field.startsWith("C")) {
                return field.startsWith("C420") && !field.contains("p1");
            }
        }
        return true;
    }

    /** The value of a field such as W320 or F30000:1001. */
    private static double number(String[] header, char name, double otherwise) {
        for (int i = 1; i < header.length; i++) {
            if (!header[i].isEmpty() && header[i].charAt(0) == name) {
                String[] parts = header[i].substring(1).split(":");
                return Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
            }
        }
        return otherwise;
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = file.read();
        while (next != '\n') {
            if (next < 0 || line.length() == LONGEST_LINE) {
                throw new IOException("no line");
            }
            line.append((char) next);
            next = file.read();
        }
        return line.toString();
    }

    private VideoFrame next() throws IOException {
        if (file.getFilePointer() >= file.length()) {
            file.seek(first);
        }
        if (!readLine().startsWith("FRAME")) {
            throw new IOException("no frame");
        }
        byte[] luma = new byte[width * height];
        byte[] blue = new byte[luma.length / 4];
        byte[] red = new byte[luma.length / 4];
        file.readFully(luma);
        file.readFully(blue);
        file.readFully(red);
        return new VideoFrame(width, height, luma, blue, red);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isPaced() {
        return false;
    }

    @Override
    public synchronized VideoFrame read(long now) throws DeviceException {
        if (begun == Long.MIN_VALUE) {
            begun = now;
        }
        long due = (long) ((now - begun) * rate / SECOND);
        try {
            // After a pause it goes on where it was.
            if (due > shown + 1 + rate) {
                shown = due - 1;
            }
            while (shown < due) {
                last = next();
                shown++;
            }
            return last;
        } catch (IOException e) {
            throw new DeviceException(DeviceFault.LOST, name, e);
        }
    }

    @Override
    public synchronized void close() {
        closeQuietly(file);
    }

    private static void closeQuietly(RandomAccessFile file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // It was only read.
            return;
        }
    }
}
