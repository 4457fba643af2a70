package io.github.peerfire.openfire.settings;

import io.github.peerfire.rendezvous.relay.RelaySettings;
import java.util.List;
import java.util.Optional;

/** The relay of last resort. */
final class RelayOptions {

    private static final RelaySettings USUAL = RelaySettings.onPorts(20_000, 20_999);
    private static final long MANY = 1_000_000_000_000L;

    static final Setting ON = Setting.flag(SettingGroup.RELAY, "relay", false);
    static final Setting FIRST_PORT =
            Setting.number(SettingGroup.RELAY, "relayFirstPort", USUAL.firstPort(), 1_024, 65_534);
    static final Setting LAST_PORT =
            Setting.number(SettingGroup.RELAY, "relayLastPort", USUAL.lastPort(), 1_025, 65_535);
    static final Setting AFTER =
            Setting.number(SettingGroup.RELAY, "relayAfter", USUAL.after().toSeconds(), 1, 60);
    static final Setting PAIRS = Setting.number(SettingGroup.RELAY, "relayPairs", USUAL.pairs(), 1, 32_256);
    static final Setting PER_PEER =
            Setting.number(SettingGroup.RELAY, "relayPairsPerPeer", USUAL.pairsPerPeer(), 1, 32_256);
    static final Setting RATE_OF_PAIR = Setting.number(SettingGroup.RELAY, "relayBytesPerSecondAndPair",
            USUAL.bytesPerSecondAndPair(), 1_000, MANY);
    static final Setting BYTES_OF_PAIR =
            Setting.number(SettingGroup.RELAY, "relayBytesPerPair", USUAL.bytesPerPair(), 1_000, MANY);
    static final Setting RATE =
            Setting.number(SettingGroup.RELAY, "relayBytesPerSecond", USUAL.bytesPerSecond(), 1_000, MANY);
    static final Setting IDLE =
            Setting.number(SettingGroup.RELAY, "relayIdle", USUAL.idle().toSeconds(), 5, 3_600);
    static final List<Setting> ALL = List.of(
            ON, FIRST_PORT, LAST_PORT, AFTER, PAIRS, PER_PEER, RATE_OF_PAIR, BYTES_OF_PAIR, RATE, IDLE);

    private final SettingReader reader;

    RelayOptions(SettingReader reader) {
        this.reader = reader;
    }

    /** What it may use up; empty if there is none, which is the default. */
    Optional<RelaySettings> relay() {
        if (!reader.flag(ON)) {
            return Optional.empty();
        } else if (reader.number(FIRST_PORT) >= reader.number(LAST_PORT)) {
            reader.complain("The property " + LAST_PORT.property() + " must be more than " + FIRST_PORT.property()
                    + "; nothing is relayed until it is");
            return Optional.empty();
        }
        return Optional.of(new RelaySettings(reader.number(FIRST_PORT), reader.number(LAST_PORT),
                reader.seconds(AFTER), reader.number(PAIRS), reader.number(PER_PEER), reader.big(RATE_OF_PAIR),
                reader.big(BYTES_OF_PAIR), reader.big(RATE), reader.seconds(IDLE)));
    }
}
