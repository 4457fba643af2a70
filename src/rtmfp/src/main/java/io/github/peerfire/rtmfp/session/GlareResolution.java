package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.crypto.Certificate;
import java.util.Arrays;

/**
 * Decides between two sessions that both ends are opening to each other at once (RFC 7016 §3.5.1.3). Goes by identity
 * where that was asked for, else by address: through NATs a keying may come from an address that is nobody's candidate.
 */
final class GlareResolution {

    /** How long the near opening waits for the far one to be confirmed. */
    private static final long YIELD_TIME = 10 * Time.SECOND;

    private final Surroundings surroundings;

    GlareResolution(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Whether a keying is to be answered, with regard to what the near end is opening.
     *
     * @param farId the session ID in the keying
     */
    boolean admits(Certificate certificate, int farId, Path source, long now) {
        if (crossesUnconfirmed(certificate, now)) {
            return false;
        }
        Session opening = openingTo(surroundings, certificate, source);
        if (opening == null) {
            return true;
        }
        if (prevails(opening, certificate, farId)) {
            // The far end is there, even if none of our candidates led to it yet.
            opening.handshake.addCandidate(source, now);
            return false;
        }
        // Not destroyed yet: nothing proves so far that the keying is from whom it names.
        opening.handshake.yieldUntil(now + YIELD_TIME);
        return true;
    }

    /**
     * By RFC 7425 §4.3.6 both ends prevail whose certificates are identical, and neither opens; so their IDs decide.
     */
    private boolean prevails(Session opening, Certificate certificate, int farId) {
        return Arrays.equals(certificate.encoded(), surroundings.profile.certificate().encoded())
                ? opening.handshake.hasLowerId(farId)
                : surroundings.profile.prevailsInGlare(certificate);
    }

    /**
     * The near end opened a session as initiator just now, and the far end may not have had a packet of it yet. A
     * keying that it sent before must not replace that session if the near end prevails.
     */
    private boolean crossesUnconfirmed(Certificate certificate, long now) {
        Session open = surroundings.table.openByIdentity(certificate.canonicalDiscriminator());
        if (open == null || !open.isInitiator() || open.packetsReceived > 0
                || now - open.keepalive.lastHeard() > SessionParameters.PROVISIONAL_LIFETIME
                || !surroundings.profile.prevailsInGlare(certificate)) {
            return false;
        }
        open.keepalive.wantPing();
        open.wake();
        return true;
    }

    /** The session that the near end is opening to that identity, or null. */
    static Session openingTo(Surroundings surroundings, Certificate certificate, Path source) {
        for (Session session : surroundings.table.opening()) {
            // A discriminator that selects many, as one with a URI does, is not to be answered from just anywhere.
            if (Arrays.equals(session.discriminator, certificate.canonicalDiscriminator())
                    || session.handshake.isKeyingWith(certificate.canonicalDiscriminator())
                    || session.handshake.hasCandidate(source)
                    && surroundings.profile.selects(session.discriminator, certificate)) {
                return session;
            }
        }
        return null;
    }
}
