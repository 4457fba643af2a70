package io.github.peerfire.openfire.settings;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Addresses that begin with the same bits.
 *
 * @param address one of them
 * @param prefix how many bits they have in common
 */
record Network(InetAddress address, int prefix) {

    /** Reads an address, or one with the number of bits behind a slash; never asks a name server. */
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        return SettingFormat.address(literal).flatMap(address -> {
            int bits = address.getAddress().length * Byte.SIZE;
            int prefix = slash < 0 ? bits : number(text.substring(slash + 1));
            return prefix >= 0 && prefix <= bits ? Optional.of(new Network(address, prefix)) : Optional.empty();
        });
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    }

    /** Whether an address is one of them. */
    boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] its = other.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((mine[bit / Byte.SIZE] ^ its[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
