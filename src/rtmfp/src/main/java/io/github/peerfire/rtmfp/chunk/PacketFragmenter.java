package io.github.peerfire.rtmfp.chunk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Divides a plain packet that is larger than the path MTU (RFC 7016 §3.4). */
public final class PacketFragmenter {

    private PacketFragmenter() {
    }

    /**
     * Divides a packet.
     *
     * @param packet the plain packet with its header, not empty
     * @param packetId the packet's number, unsigned, not used for another one soon
     * @param maxFragmentSize bytes of the packet in one fragment at most, at least 1
     */
    public static List<PacketFragment> fragment(byte[] packet, long packetId, int maxFragmentSize) {
        List<PacketFragment> fragments = new ArrayList<>();
        for (int start = 0; start < packet.length; start += maxFragmentSize) {
            int end = Math.min(packet.length, start + maxFragmentSize);
            // RFC 7016 §2.3.1: the first fragment MUST be index 0, and a fragment MUST NOT be empty
            fragments.add(new PacketFragment(
                    end < packet.length, packetId, fragments.size(), Arrays.copyOfRange(packet, start, end)));
        }
        return fragments;
    }
}
