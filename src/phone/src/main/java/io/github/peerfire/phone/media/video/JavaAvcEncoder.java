package io.github.peerfire.phone.media.video;

import java.nio.ByteBuffer;
import java.util.List;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;

/** Encodes with JCodec. */
final class JavaAvcEncoder implements VideoEncoder {

    /** Pixels; farther costs more time than it saves bits. */
    private static final int SEARCH_RANGE = 8;
    /** Numbers of frames have nine bits then; the library would make key frames after so many if it were asked to. */
    private static final int KEY_INTERVAL = 256;
    private static final int SIGN = 0x80;

    private final QuantizerControl control = new QuantizerControl();
    private H264Encoder encoder;
    private Picture picture;
    private ByteBuffer buffer;
    private int number;

    @Override
    public List<byte[]> encode(VideoFrame frame, boolean keyFrame) {
        boolean fresh = picture == null || picture.getWidth() != frame.width()
                || picture.getHeight() != frame.height();
        if (fresh) {
            begin(frame);
        }
        boolean key = keyFrame || fresh;
        number = key ? 0 : number + 1;
        copy(frame.luma(), picture.getPlaneData(0));
        copy(frame.blue(), picture.getPlaneData(1));
        copy(frame.red(), picture.getPlaneData(2));
        buffer.clear();
        try {
            ByteBuffer encoded = encoder.doEncodeFrame(picture, buffer, key, number, key ? SliceType.I : SliceType.P);
            byte[] stream = new byte[encoded.remaining()];
            encoded.get(stream);
            control.encoded(stream.length * Byte.SIZE, key);
            return AvcPacketizer.tags(stream);
        } catch (RuntimeException e) {
            // More bits than pixels: the library's buffers are full. The next picture begins anew, and coarser.
            control.coarsen();
            picture = null;
            return List.of();
        }
    }

    private void begin(VideoFrame frame) {
        encoder = new H264Encoder(control);
        encoder.setMotionSearchRange(SEARCH_RANGE);
        encoder.setKeyInterval(KEY_INTERVAL);
        picture = Picture.create(frame.width(), frame.height(), ColorSpace.YUV420J);
        buffer = ByteBuffer.allocate(2 * frame.width() * frame.height() + 1024);
    }

    /** The library's bytes have a sign. */
    private static void copy(byte[] from, byte[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = (byte) (from[i] ^ SIGN);
        }
    }

    @Override
    public void setRate(int bitsPerSecond, double framesPerSecond) {
        control.setRate(bitsPerSecond, framesPerSecond);
    }
}
