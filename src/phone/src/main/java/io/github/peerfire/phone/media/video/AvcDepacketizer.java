package io.github.peerfire.phone.media.video;

import io.github.peerfire.flash.tag.ClassicVideoTag;
import io.github.peerfire.flash.tag.ExVideoTag;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.TagTrack;
import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.flash.tag.VideoTagHeader;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes pictures of H.264 out of tags, and lets only those through that a decoder can be trusted with: with known
 * parameters of a sane size, and with all pictures that they depend on. Takes any bytes.
 */
public final class AvcDepacketizer {

    /** No picture of a call is longer: 4 MB. */
    private static final int MAXIMUM_LENGTH = 1 << 22;
    private static final int MAXIMUM_SLICE_TYPE = 9;
    private static final int SLICE_TYPES = 5;
    private static final int NOT_KNOWN = -1;

    private int lengthSize = 4;
    private List<byte[]> sets = List.of();
    private SequenceParameters sequence;
    private boolean awaitsKeyFrame = true;
    private int frameNumber = NOT_KNOWN;

    /** Whether pictures are left out until the next key frame. */
    public boolean awaitsKeyFrame() {
        return awaitsKeyFrame;
    }

    /** The decoder failed: what follows cannot be shown before the next key frame. */
    public void awaitKeyFrame() {
        awaitsKeyFrame = true;
    }

    /**
     * Reads a tag.
     *
     * @return empty if it holds no picture, or one that depends on another that is missing
     * @throws MediaException if nothing can be made of it; awaits a key frame then
     */
    public Optional<AvcPicture> read(byte[] tag) throws MediaException {
        try {
            return picture(tag);
        } catch (MediaException e) {
            awaitsKeyFrame = true;
            throw e;
        }
    }

    private Optional<AvcPicture> picture(byte[] tag) throws MediaException {
        VideoTagHeader header = VideoTagHeader.decode(tag);
        if (header.role() == TagRole.UNKNOWN) {
            throw new MediaException(MediaFault.UNREADABLE);
        }
        if (header.tracks().isEmpty()) {
            return Optional.empty();
        }
        if (codec(header).filter(VideoCodec.AVC::equals).isEmpty()) {
            throw new MediaException(MediaFault.OTHER_CODEC);
        }
        TagTrack track = header.tracks().get(0);
        if (track.length() > MAXIMUM_LENGTH) {
            throw new MediaException(MediaFault.TOO_LONG);
        }
        if (header.role() == TagRole.SEQUENCE_HEADER) {
            AvcConfiguration configuration = AvcConfiguration.decode(tag, track.offset(), track.length());
            lengthSize = configuration.lengthSize();
            use(configuration.sequenceSets(), configuration.pictureSets());
            return Optional.empty();
        }
        return header.role() == TagRole.CODED && track.length() > 0
                ? picture(NalUnits.ofLengths(tag, track.offset(), track.length(), lengthSize)) : Optional.empty();
    }

    private static Optional<VideoCodec> codec(VideoTagHeader header) {
        if (header instanceof ClassicVideoTag classic) {
            return classic.codec();
        }
        return header instanceof ExVideoTag extended ? extended.codec() : Optional.empty();
    }

    /** One set of each kind is what encoders of calls have; others are not looked at. */
    private void use(List<byte[]> sequenceSets, List<byte[]> pictureSets) throws MediaException {
        SequenceParameters parameters = SequenceParameters.read(sequenceSets.get(0));
        List<byte[]> used = new ArrayList<>(List.of(sequenceSets.get(0)));
        for (byte[] set : pictureSets) {
            if (PictureParameters.read(set).sequence() == parameters.id()) {
                used.add(set);
            }
        }
        if (used.size() == 1) {
            throw new MediaException(MediaFault.UNDECODABLE);
        }
        // Senders repeat it; only what is new makes what was seen before worthless.
        awaitsKeyFrame |= !isSame(used);
        sequence = parameters;
        sets = used;
    }

    private boolean isSame(List<byte[]> others) {
        boolean same = sets.size() == others.size();
        for (int i = 0; same && i < others.size(); i++) {
            same = Arrays.equals(sets.get(i), others.get(i));
        }
        return same;
    }

    private Optional<AvcPicture> picture(List<byte[]> all) throws MediaException {
        AvcUnits units = AvcUnits.of(all);
        if (units.hasSets()) {
            use(units.sequenceSets(), units.pictureSets());
        }
        return units.slices().isEmpty() || sequence == null ? Optional.empty() : admit(units.slices(), units.key());
    }

    private Optional<AvcPicture> admit(List<byte[]> slices, boolean key) throws MediaException {
        int number = frameNumber(slices.get(0));
        if (key) {
            awaitsKeyFrame = false;
        } else if (!awaitsKeyFrame && isAfterGap(number)) {
            awaitsKeyFrame = true;
        }
        frameNumber = number;
        if (awaitsKeyFrame) {
            return Optional.empty();
        }
        List<byte[]> units = new ArrayList<>(key ? sets : List.of());
        units.addAll(slices);
        return Optional.of(new AvcPicture(key, units, sequence.codedWidth(), sequence.codedHeight(), sequence.width(),
                sequence.height()));
    }

    /** H.264 §7.4.3: a number is that of the picture before, or one more. */
    private boolean isAfterGap(int number) {
        int next = frameNumber + 1 & (1 << sequence.frameNumberBits()) - 1;
        return !sequence.gapsAllowed() && number != frameNumber && number != next;
    }

    private int frameNumber(byte[] slice) throws MediaException {
        BitReader in = new BitReader(slice);
        in.readUnsigned(sequence.codedWidth() / 16 * sequence.codedHeight() / 16);
        if (in.readUnsigned(MAXIMUM_SLICE_TYPE) % SLICE_TYPES == 1) {
            // Pictures that depend on later ones would have to wait for them: no call has them.
            throw new MediaException(MediaFault.UNSUPPORTED);
        }
        in.readUnsigned(255);
        return in.readBits(sequence.frameNumberBits());
    }
}
