package io.github.peerfire.openfire.web;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * A picture of a page, as small as one in a guide should be: of its most frequent colours, without what is below the
 * page.
 */
record Picture(BufferedImage image) {

    private static final int COLOURS = 256;

    static Picture read(byte[] png) throws IOException {
        return new Picture(ImageIO.read(new ByteArrayInputStream(png)));
    }

    /** The upper part of it. */
    Picture upTo(int height) {
        return new Picture(image.getSubimage(0, 0, image.getWidth(), Math.min(height, image.getHeight())));
    }

    void write(OutputStream out) throws IOException {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                counts.merge(image.getRGB(x, y) & 0xffffff, 1, Integer::sum);
            }
        }
        List<Integer> palette = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(COLOURS).map(Map.Entry::getKey).collect(Collectors.toList());
        ImageIO.write(indexed(palette), "png", out);
    }

    private BufferedImage indexed(List<Integer> palette) {
        int[] colours = Arrays.copyOf(palette.stream().mapToInt(Integer::intValue).toArray(), COLOURS);
        IndexColorModel model = new IndexColorModel(8, COLOURS, colours, 0, false, -1,
                DataBuffer.TYPE_BYTE);
        BufferedImage result =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int index = nearest.computeIfAbsent(image.getRGB(x, y) & 0xffffff, colour -> nearest(colour, palette));
                result.getRaster().setSample(x, y, 0, index);
            }
        }
        return result;
    }

    private static int nearest(int colour, List<Integer> palette) {
        int best = 0;
        for (int index = 1; index < palette.size(); index++) {
            if (distance(colour, palette.get(index)) < distance(colour, palette.get(best))) {
                best = index;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
            sum += difference * difference;
        }
        return sum;
    }
}
