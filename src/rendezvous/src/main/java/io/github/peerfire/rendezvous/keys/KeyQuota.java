package io.github.peerfire.rendezvous.keys;

/**
 * How much the holders of one key may use in all.
 *
 * @param endpoints connected at a time, at least 1
 * @param introductionsPerMinute pairs of endpoints that are introduced within one minute, at least 1; a pair that asks
 *     again within that minute counts once
 */
public record KeyQuota(int endpoints, int introductionsPerMinute) {

    /** 10 000 endpoints, 6 000 introductions a minute. */
    public static final KeyQuota DEFAULT = new KeyQuota(10_000, 6_000);

    /** @throws IllegalArgumentException if one is less than 1 */
    public KeyQuota {
        if (endpoints < 1 || introductionsPerMinute < 1) {
            throw new IllegalArgumentException("The quotas of a key must be at least 1");
        }
    }
}
