package io.github.peerfire.phone.media.video;

import java.util.ArrayList;
import java.util.List;

/**
 * The NAL units of a picture by what they are for. Delimiters and supplementary information, which no decoder needs,
 * are left out.
 *
 * @param sequenceSets sequence parameter sets
 * @param pictureSets picture parameter sets
 * @param slices of the picture; none if there is no picture
 * @param key whether it depends on no other
 */
record AvcUnits(List<byte[]> sequenceSets, List<byte[]> pictureSets, List<byte[]> slices, boolean key) {

    static AvcUnits of(List<byte[]> units) {
        return new AvcUnits(of(units, NalUnits.SPS, NalUnits.SPS), of(units, NalUnits.PPS, NalUnits.PPS),
                of(units, NalUnits.SLICE, NalUnits.IDR_SLICE),
                units.stream().anyMatch(unit -> NalUnits.type(unit) == NalUnits.IDR_SLICE));
    }

    private static List<byte[]> of(List<byte[]> units, int type, int orType) {
        List<byte[]> found = new ArrayList<>();
        for (byte[] unit : units) {
            if (NalUnits.type(unit) == type || NalUnits.type(unit) == orType) {
                found.add(unit);
            }
        }
        return found;
    }

    /** Whether both kinds of parameters are there. */
    boolean hasSets() {
        return !sequenceSets.isEmpty() && !pictureSets.isEmpty();
    }
}
