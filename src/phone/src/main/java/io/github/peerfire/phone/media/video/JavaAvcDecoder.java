package io.github.peerfire.phone.media.video;

import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.codecs.h264.io.model.Frame;

/** Decodes with JCodec. */
final class JavaAvcDecoder implements VideoDecoder {

    private static final byte SIGN = (byte) 0x80;

    private final AvcDepacketizer depacketizer = new AvcDepacketizer();
    private final H264Decoder decoder = new H264Decoder();
    private byte[][] planes = new byte[0][];

    @Override
    public boolean awaitsKeyFrame() {
        return depacketizer.awaitsKeyFrame();
    }

    @Override
    public Optional<VideoFrame> decode(byte[] tag) throws MediaException {
        Optional<AvcPicture> found = depacketizer.read(tag);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AvcPicture picture = found.get();
        List<ByteBuffer> units = new ArrayList<>();
        picture.units().forEach(unit -> units.add(ByteBuffer.wrap(unit.clone())));
        int size = picture.codedWidth() * picture.codedHeight();
        if (planes.length == 0 || planes[0].length != size) {
            planes = new byte[][] {new byte[size], new byte[size / 4], new byte[size / 4]};
        }
        try {
            Frame decoded = decoder.decodeFrameFromNals(units, planes);
            if (decoded == null || decoded.getWidth() != picture.codedWidth()
                    || decoded.getHeight() != picture.codedHeight()) {
                throw new IllegalStateException();
            }
            return Optional.of(frame(decoded.getData(), picture));
        } catch (RuntimeException e) {
            // The library checks nothing: whatever an array or buffer says is that the picture is malformed.
            depacketizer.awaitKeyFrame();
            throw new MediaException(MediaFault.UNDECODABLE);
        }
    }

    private static VideoFrame frame(byte[][] data, AvcPicture picture) {
        int width = picture.width();
        int height = picture.height();
        int stride = picture.codedWidth();
        return new VideoFrame(width, height, cut(data[0], stride, width, height),
                cut(data[1], stride / 2, width / 2, height / 2), cut(data[2], stride / 2, width / 2, height / 2));
    }

    /** The library's bytes have a sign. */
    private static byte[] cut(byte[] plane, int stride, int width, int height) {
        byte[] cut = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                cut[y * width + x] = (byte) (plane[y * stride + x] ^ SIGN);
            }
        }
        return cut;
    }
}
