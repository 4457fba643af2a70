package io.github.peerfire.openfire;

import io.github.peerfire.openfire.command.KeyCommand;
import io.github.peerfire.openfire.command.Texts;
import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.Database;
import io.github.peerfire.openfire.storage.DatabaseKeyStore;
import io.github.peerfire.rendezvous.IntroductionPolicy;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import io.github.peerfire.rendezvous.keys.RefusalStyle;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Developer keys as they hang together in a server.
 *
 * @param keys makes and changes them
 * @param holders admits who has one
 * @param command has administrators manage them
 */
record KeyService(DeveloperKeys keys, KeyHolders holders, KeyCommand command) {

    static KeyService on(Database database, IntroductionPolicy users, SecureRandom random, Clock clock, Texts texts) {
        DeveloperKeys keys = new DeveloperKeys(new DatabaseKeyStore(database), random::nextBytes, clock);
        KeyHolders holders = new KeyHolders(keys.store(), RefusalStyle.CIRRUS, users, clock);
        AuditTrail audit = new AuditTrail(database, clock);
        return new KeyService(keys, holders, new KeyCommand(keys, holders::endpoints, audit, clock, texts));
    }
}
