package io.github.peerfire.rtmfp.session;

import java.util.Objects;

/**
 * The part of the sessions that one of several endpoints has, which share an identity and addresses but no thread. The
 * first bits of a session ID say whose it is. Who sends from another address than before may come to another endpoint,
 * for the system chooses one by the addresses: what it gets for sessions of others is handed over. Handshakes go on at
 * any of them, for all know the secrets of each other's cookies.
 *
 * @param index which of the endpoints, from 0
 * @param count how many there are, 1 to {@link #MAXIMUM}
 * @param secret what all make the secrets of their cookies from; null if there is only one
 * @param others takes what is for others
 * @param keyingRoom what all together may have waiting that others caused
 */
public record SessionShare(int index, int count, byte[] secret, HandOver others, KeyingRoom keyingRoom) {

    /** How many endpoints there are at most. */
    public static final int MAXIMUM = 256;

    /** The bytes of a secret. */
    public static final int SECRET_LENGTH = 32;

    /** All sessions, of the only endpoint. */
    public static final SessionShare ALL = new SessionShare(0, 1, null,
            (index, datagram, offset, length, source, interfaceId) -> false, new KeyingRoom(1));

    /** @throws IllegalArgumentException if there is no such share, or no secret where one is needed */
    public SessionShare {
        Objects.requireNonNull(others, "others");
        Objects.requireNonNull(keyingRoom, "keyingRoom");
        if (count < 1 || count > MAXIMUM || index < 0 || index >= count) {
            throw new IllegalArgumentException("Endpoint " + index + " of " + count);
        }
        if (count > 1 && (secret == null || secret.length != SECRET_LENGTH)) {
            throw new IllegalArgumentException("Several endpoints need a secret of " + SECRET_LENGTH + " bytes");
        }
    }

    /** Whether this is not the only endpoint. */
    boolean isPartial() {
        return count > 1;
    }

    /** Makes a number a session ID of this endpoint. */
    int idFrom(int number) {
        int bits = bits();
        return bits == 0 ? number : number >>> bits | index << Integer.SIZE - bits;
    }

    /** Whose session ID it is; perhaps nobody's, if it is {@link #count} or more. */
    int indexOf(int id) {
        int bits = bits();
        return bits == 0 ? 0 : id >>> Integer.SIZE - bits;
    }

    private int bits() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "SessionShare[" + index + " of " + count + "]";
    }
}
