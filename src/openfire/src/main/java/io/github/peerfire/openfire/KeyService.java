package io.github.peerfire.openfire;

import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.key.AuditedKeys;
import io.github.peerfire.openfire.operation.key.KeyAdministration;
import io.github.peerfire.openfire.operation.key.SwitchedKeys;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.rendezvous.IntroductionPolicy;
import io.github.peerfire.rendezvous.keys.DeveloperKeyStore;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Developer keys as they hang together in a server.
 *
 * @param administration makes and changes them
 * @param holders admits who has one
 */
record KeyService(KeyAdministration administration, KeyHolders holders) {

    static KeyService on(DeveloperKeyStore store, IntroductionPolicy users, RtmfpProperties properties, Acts acts,
            SecureRandom random, Clock clock) {
        DeveloperKeys keys = new DeveloperKeys(store, random::nextBytes, clock);
        KeyHolders holders = new KeyHolders(
                new SwitchedKeys(store, () -> properties.admission().developerKeys()),
                () -> properties.admission().refusalStyle(), users, clock);
        return new KeyService(new AuditedKeys(keys, holders::endpoints, acts, clock), holders);
    }
}
