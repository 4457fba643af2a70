package io.github.peerfire.client;

import io.github.peerfire.client.videophone.VideoPhoneDirectory;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.CallManners;
import io.github.peerfire.smack.calls.CallTimes;
import io.github.peerfire.smack.element.MediaKind;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jxmpp.jid.BareJid;

/** The settings of a client. Immutable; each {@code with} method returns a changed copy. */
public final class ClientConfig {

    /** The port of XMPP clients (RFC 6120 section 14.7). */
    public static final int XMPP_PORT = 5222;

    private static final int MAX_PORT = 65535;
    private static final Duration LONGEST_CATCH_UP = Duration.ofDays(30);

    private final BareJid account;
    private final String password;
    private Optional<String> resource = Optional.empty();
    private Optional<String> host = Optional.empty();
    private int port = XMPP_PORT;
    private StreamSecurity security = StreamSecurity.REQUIRED;
    private Optional<X509Certificate> trusted = Optional.empty();
    private Optional<X509Certificate> registryTrusted = Optional.empty();
    private CallAbilities abilities = CallAbilities.G711_AND_DATA;
    private CallTimes callTimes = CallTimes.DEFAULT;
    private CallManners manners = CallManners.DEFAULT;
    private RelayPolicy relays = RelayPolicy.AS_BACKUP;
    private Backoff backoff = Backoff.DEFAULT;
    private Optional<EndpointDriverFactory> drivers = Optional.empty();
    private Duration timeout = Duration.ofSeconds(10);
    private Duration silenceLimit = Duration.ofSeconds(20);
    private Duration catchUp = Duration.ofDays(1);
    private MissedCallMemory missedCalls = MissedCallMemory.ofThisProcess();
    private boolean videoPhone;
    private Optional<URI> videoPhoneLookup = Optional.empty();
    private Consumer<SignInStep> progress = step -> { };

    private ClientConfig(BareJid account, String password) {
        this.account = account;
        this.password = password;
    }

    /** The defaults: TLS, server found by DNS, audio in G.711 and data. */
    public static ClientConfig of(BareJid account, String password) {
        return new ClientConfig(account, password);
    }

    /** The account. */
    public BareJid account() {
        return account;
    }

    /** Its password; never logged. */
    public String password() {
        return password;
    }

    /** The wanted resource; empty lets the server choose. */
    public Optional<String> resource() {
        return resource;
    }

    /** Where to connect to; empty asks DNS. */
    public Optional<String> host() {
        return host;
    }

    /** TCP port, 1-65535. */
    public int port() {
        return port;
    }

    /** What is demanded of the XMPP stream. */
    public StreamSecurity security() {
        return security;
    }

    /** The certificate to trust instead of the platform's authorities, for servers with one of their own. */
    public Optional<X509Certificate> trusted() {
        return trusted;
    }

    /**
     * Certificates to trust at the registry of Video Phones, besides what the platform's authorities vouch for: that of
     * the server, and one of its own.
     */
    public List<X509Certificate> registryTrusted() {
        return Stream.of(trusted, registryTrusted).flatMap(Optional::stream).toList();
    }

    /** What this device can send or receive, in which codecs. */
    public CallAbilities abilities() {
        return abilities;
    }

    /** The kinds of media that this device can send or receive. */
    public Set<MediaKind> media() {
        return abilities.kinds();
    }

    /** How long calls wait in each phase. */
    public CallTimes callTimes() {
        return callTimes;
    }

    /** How the user wants to be called at first; {@link PeerfireClient#setManners} changes it. */
    public CallManners manners() {
        return manners;
    }

    /** Whether media may go through TURN servers. */
    public RelayPolicy relays() {
        return relays;
    }

    /** How long to wait between attempts to get back what was lost. */
    public Backoff backoff() {
        return backoff;
    }

    /** What drives RTMFP endpoints; empty for the one that {@link java.util.ServiceLoader} finds. */
    public Optional<EndpointDriverFactory> drivers() {
        return drivers;
    }

    /** Longest time for a request and its answer. */
    public Duration timeout() {
        return timeout;
    }

    /** Longest silence of a peer or of the rendezvous, asked for a sign of life, before it is taken for lost. */
    public Duration silenceLimit() {
        return silenceLimit;
    }

    /** How far back calls are looked for that were missed while this device was signed out; zero not to look. */
    public Duration catchUp() {
        return catchUp;
    }

    /** Which missed calls were told already. */
    public MissedCallMemory missedCalls() {
        return missedCalls;
    }

    /** Whether users of Adobe's Video Phone, who have no account, may call this device. */
    public boolean videoPhone() {
        return videoPhone;
    }

    /** Where names of such users are looked up; empty if none is to be called. */
    public Optional<URI> videoPhoneLookup() {
        return videoPhoneLookup;
    }

    /** Is told each step of signing in, on the client's thread. */
    public Consumer<SignInStep> progress() {
        return progress;
    }

    /** A copy with another resource. */
    public ClientConfig withResource(String wanted) {
        return changed(copy -> copy.resource = Optional.of(wanted));
    }

    /**
     * A copy that connects to a fixed address.
     *
     * @throws IllegalArgumentException if the port is out of range
     */
    public ClientConfig withServer(String serverHost, int serverPort) {
        if (serverPort < 1 || serverPort > MAX_PORT) {
            throw new IllegalArgumentException("The port must be between 1 and 65535, not " + serverPort + ".");
        }
        return changed(copy -> {
            copy.host = Optional.of(serverHost);
            copy.port = serverPort;
        });
    }

    /** A copy with another demand on the XMPP stream. */
    public ClientConfig withSecurity(StreamSecurity demand) {
        return changed(copy -> copy.security = demand);
    }

    /** A copy that trusts one certificate and no other; at the registry of Video Phones this one, too. */
    public ClientConfig withTrusted(X509Certificate certificate) {
        return changed(copy -> copy.trusted = Optional.of(certificate));
    }

    /** A copy that trusts a certificate of the registry of Video Phones, too. */
    public ClientConfig withRegistryTrusted(X509Certificate certificate) {
        return changed(copy -> copy.registryTrusted = Optional.of(certificate));
    }

    /** A copy that can do other things. */
    public ClientConfig withAbilities(CallAbilities other) {
        return changed(copy -> copy.abilities = other);
    }

    /** A copy whose calls wait otherwise. */
    public ClientConfig withCallTimes(CallTimes other) {
        return changed(copy -> copy.callTimes = other);
    }

    /** A copy whose user wants to be called otherwise. */
    public ClientConfig withManners(CallManners other) {
        return changed(copy -> copy.manners = other);
    }

    /** A copy with another rule for relays. */
    public ClientConfig withRelays(RelayPolicy policy) {
        return changed(copy -> copy.relays = policy);
    }

    /** A copy with other pauses between attempts. */
    public ClientConfig withBackoff(Backoff pauses) {
        return changed(copy -> copy.backoff = pauses);
    }

    /** A copy whose RTMFP endpoints are driven otherwise. */
    public ClientConfig withDrivers(EndpointDriverFactory factory) {
        return changed(copy -> copy.drivers = Optional.of(factory));
    }

    /**
     * A copy with another timeout.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public ClientConfig withTimeout(Duration longest) {
        requirePositive(longest);
        return changed(copy -> copy.timeout = longest);
    }

    /**
     * A copy with another limit of silence, 1 s to 1 day; the nearest of these counts.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public ClientConfig withSilenceLimit(Duration longest) {
        requirePositive(longest);
        return changed(copy -> copy.silenceLimit = longest);
    }

    /**
     * A copy that looks further back in the server's archive, or less far, for calls that were missed while this device
     * was signed out. Only the last 5,000 messages are looked through. What was told already is not told again: see
     * {@link #withMissedCalls}.
     *
     * @param longest at most 30 days; zero not to look
     * @throws IllegalArgumentException if it is out of range
     */
    public ClientConfig withCatchUp(Duration longest) {
        if (longest.isNegative() || longest.compareTo(LONGEST_CATCH_UP) > 0) {
            throw new IllegalArgumentException("Calls are looked for in the last 30 days, not " + longest + ".");
        }
        return changed(copy -> copy.catchUp = longest);
    }

    /**
     * A copy that everybody may call who was let in with a developer key, as users of Adobe's Video Phone do (ProtoXEP
     * section 8). The device is then introduced to all of them, which shows them its addresses.
     *
     * @param lookup where their names are looked up to call them, as {@code https://example.net:7443/rtmfp/reg.cgi};
     *     empty to be called only
     * @throws IllegalArgumentException if it is not an HTTP URI, or the account has no name
     */
    public ClientConfig withVideoPhone(Optional<URI> lookup) {
        lookup.ifPresent(VideoPhoneDirectory::requireHttp);
        if (account.getLocalpartOrNull() == null) {
            throw new IllegalArgumentException("A domain cannot be called by its name.");
        }
        return changed(copy -> {
            copy.videoPhone = true;
            copy.videoPhoneLookup = lookup;
        });
    }

    /**
     * A copy with another memory of the missed calls that were told: {@link MissedCallMemory#in} for one that outlives
     * the process. Without, all copies of a configuration share one, whoever signs in with them, that does not: what
     * was told before the process began, and not longer ago than {@link #catchUp}, is told again.
     */
    public ClientConfig withMissedCalls(MissedCallMemory memory) {
        return changed(copy -> copy.missedCalls = memory);
    }

    /** A copy that reports steps elsewhere. */
    public ClientConfig withProgress(Consumer<SignInStep> listener) {
        return changed(copy -> copy.progress = listener);
    }

    private static void requirePositive(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("A limit must be positive, not " + limit + ".");
        }
    }

    private ClientConfig changed(Consumer<ClientConfig> change) {
        ClientConfig copy = new ClientConfig(account, password);
        copy.resource = resource;
        copy.host = host;
        copy.port = port;
        copy.security = security;
        copy.trusted = trusted;
        copy.registryTrusted = registryTrusted;
        copy.abilities = abilities;
        copy.callTimes = callTimes;
        copy.manners = manners;
        copy.relays = relays;
        copy.backoff = backoff;
        copy.drivers = drivers;
        copy.timeout = timeout;
        copy.silenceLimit = silenceLimit;
        copy.catchUp = catchUp;
        copy.missedCalls = missedCalls;
        copy.videoPhone = videoPhone;
        copy.videoPhoneLookup = videoPhoneLookup;
        copy.progress = progress;
        change.accept(copy);
        return copy;
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "ClientConfig[" + account + ", " + host.orElse("DNS") + ":" + port + ", " + security + ", "
                + media() + "]";
    }
}
