package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.RandomSource;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secrets that cookies are made with, one for each period of time. */
interface CookieSecrets {

    /** The bytes of a secret. */
    int LENGTH = 32;

    /** The secret of a period, or null if there is none: it is not kept any more, or nobody needed it then. */
    byte[] of(long period);

    static CookieSecrets of(SessionShare share, RandomSource random) {
        return share.isPartial() ? new Common(share.secret()) : new Own(random);
    }

    /** A code under a secret; not for use by several threads. */
    static Mac mac(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256, which every Java must have", e);
        }
    }

    /** Secrets that are drawn when they are needed. Kept are the latest two. */
    final class Own implements CookieSecrets {

        private final RandomSource random;
        private long latestPeriod = Long.MIN_VALUE;
        private byte[] latest;
        private byte[] before;

        Own(RandomSource random) {
            this.random = random;
        }

        @Override
        public byte[] of(long period) {
            if (period > latestPeriod) {
                before = period - 1 == latestPeriod ? latest : null;
                latest = random.bytes(LENGTH);
                latestPeriod = period;
            }
            return period == latestPeriod ? latest : period == latestPeriod - 1 ? before : null;
        }
    }

    /** Secrets that are the same for all who know what they are made from. */
    final class Common implements CookieSecrets {

        private final Mac mac;

        Common(byte[] secret) {
            this.mac = mac(secret);
        }

        @Override
        public byte[] of(long period) {
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(period).array());
        }
    }
}
