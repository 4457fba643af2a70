package io.github.peerfire.openfire.turn;

import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.settings.TurnServer;
import java.time.Clock;
import java.util.List;

/** The TURN servers that the settings name, each with credentials for a user. */
public final class TurnServers {

    private final RtmfpProperties properties;
    private final TurnCredentialIssuer issuer;

    /** Makes the servers that settings name; a change takes effect at once. */
    public TurnServers(RtmfpProperties properties, Clock clock) {
        this.properties = properties;
        this.issuer = new TurnCredentialIssuer(clock);
    }

    /** Those that clients may use; none without a secret, because nobody could sign in to them. */
    public List<TurnServer> offered() {
        return properties.turn().secret().isEmpty() ? List.of() : properties.turn().servers();
    }

    /** Credentials for a user, good at all of the {@linkplain #offered servers}. */
    public TurnCredentials credentials(String user) {
        return issuer.issue(properties.turn().secret(), user, properties.turn().lifetime());
    }
}
