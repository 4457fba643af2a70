package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.crypto.ForwardingProfile;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Responders' key agreements, none of which ends before {@link #release}. */
final class SlowAgreements {

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    void release() {
        released.countDown();
    }

    int done() {
        return done.get();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    CryptographyProfile of(CryptographyProfile profile) {
        return new ForwardingProfile(profile) {
            @Override
            public ResponderKeying respond(Certificate initiator, byte[] component, RandomSource random) {
                return new SlowKeying(super.respond(initiator, component, random));
            }
        };
    }

    private final class SlowKeying implements ResponderKeying {

        private final ResponderKeying keying;

        SlowKeying(ResponderKeying keying) {
            this.keying = keying;
        }

        @Override
        public SessionKeys agree(byte[] initiatorSignedParameters, byte[] signature) throws KeyingException {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                released.await();
                return keying.agree(initiatorSignedParameters, signature);
            } catch (InterruptedException e) {
                throw new KeyingException("The test is over");
            } finally {
                atOnce.decrementAndGet();
                done.incrementAndGet();
            }
        }

        @Override
        public byte[] component() {
            return keying.component();
        }

        @Override
        public byte[] sign(byte[] responderSignedParameters) {
            return keying.sign(responderSignedParameters);
        }
    }
}
