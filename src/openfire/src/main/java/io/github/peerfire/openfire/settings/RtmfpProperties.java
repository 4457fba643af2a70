package io.github.peerfire.openfire.settings;

import io.github.peerfire.rendezvous.RendezvousConfig;

/**
 * The plugin's system properties, all of which begin with {@code plugin.rtmfp.}. Each is read when it is used, so that
 * a change takes effect at once; only what {@link #rendezvous} says has to be given to the rendezvous anew.
 */
public final class RtmfpProperties {

    /** What all the names begin with. */
    public static final String PREFIX = "plugin.rtmfp.";

    private final SettingReader reader;

    /** Reads from a source. */
    public RtmfpProperties(PropertySource source) {
        this.reader = SettingReader.of(source);
    }

    /** Where the rendezvous listens, and where clients find it. */
    public ListeningSettings listening() {
        return new ListeningSettings(reader);
    }

    /** Who is admitted, and for how long. */
    public AdmissionSettings admission() {
        return new AdmissionSettings(reader);
    }

    /** How much may be used. */
    public LimitSettings limits() {
        return new LimitSettings(reader);
    }

    /** TURN servers that clients may use. */
    public TurnSettings turn() {
        return new TurnSettings(reader);
    }

    /** The lookup service {@code reg.cgi}. */
    public LookupSettings lookup() {
        return new LookupSettings(reader);
    }

    /** What administrators see of users. */
    public PrivacySettings privacy() {
        return new PrivacySettings(reader);
    }

    /** What monitoring gets. */
    public MonitoringSettings monitoring() {
        return new MonitoringSettings(reader);
    }

    /** The configuration of the rendezvous; the name of the address to bind is resolved. */
    public RendezvousConfig rendezvous() {
        ListeningSettings listening = listening();
        RendezvousConfig.Builder builder = RendezvousConfig.builder();
        listening.configure(builder);
        limits().configure(builder);
        new IntroductionOptions(reader).configure(builder, listening.isProbing());
        new RelayOptions(reader).relay().ifPresent(builder::relay);
        return builder.build();
    }
}
