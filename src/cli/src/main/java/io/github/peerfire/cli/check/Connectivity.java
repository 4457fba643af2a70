package io.github.peerfire.cli.check;

import io.github.peerfire.flash.amf.AmfValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server found out about a client's NAT. It says so in the properties of rtmfp-cpp's {@code conncheck}, null
 * where it could not be told; our rendezvous adds what follows from them, which is inferred where it is missing.
 */
public final class Connectivity {

    private static final List<String> FLAGS = List.of("publicAddressIsLocal", "publicPortMatchesLocalPort",
            "receiveSameAddressDifferentPortAllowed", "receiveDifferentAddressDifferentPortAllowed",
            "sendAfterIntroductionAllowed", "sendAfterIntroductionPreservesSourceAddress",
            "sendAfterIntroductionPreservesSourcePort");

    private final AmfValue result;
    private final List<String> own;

    private Connectivity(AmfValue result, List<String> own) {
        this.result = result;
        this.own = own;
    }

    /**
     * Reads a result; empty if it is none.
     *
     * @param own the addresses that this machine has itself, with ports
     */
    public static Optional<Connectivity> of(AmfValue result, List<String> own) {
        return result.property("publicAddress").asText().map(address -> new Connectivity(result, List.copyOf(own)));
    }

    private Optional<Boolean> flag(String name) {
        return result.property(name).asBoolean();
    }

    private Optional<String> word(String name) {
        return result.property(name).asText().filter(text -> !text.isEmpty());
    }

    /** From where the server sees the client come. */
    String publicAddress() {
        return word("publicAddress").orElse("");
    }

    /** How the NAT maps ports: "none", "endpoint-independent", "port-dependent" or "unknown". */
    String mapping() {
        boolean loopback = publicAddress().startsWith("127.") || publicAddress().startsWith("[0:0:0:0:0:0:0:1]");
        if (loopback || own.contains(publicAddress())) {
            return "none"; // a server is not told loopback addresses
        }
        return word("mapping").orElseGet(() -> {
            if (flag("publicAddressIsLocal").orElse(false)) {
                return "none";
            }
            return flag("sendAfterIntroductionPreservesSourcePort")
                    .filter(port -> flag("sendAfterIntroductionAllowed").orElse(false))
                    .map(kept -> kept ? "endpoint-independent" : "port-dependent").orElse("unknown");
        });
    }

    /** What comes in: "open", "port-dependent" or "unknown". */
    String filtering() {
        return word("filtering").orElseGet(() -> flag("receiveSameAddressDifferentPortAllowed")
                .map(open -> open ? "open" : "port-dependent").orElse("unknown"));
    }

    /** Whom the client will reach: "direct", "usual", "difficult" or "unknown". */
    String verdict() {
        return word("verdict").orElseGet(() -> switch (mapping()) {
            case "none", "endpoint-independent" -> filtering().equals("open") ? "direct" : "usual";
            case "port-dependent" -> "difficult";
            default -> filtering().equals("open") ? "usual" : "unknown";
        });
    }

    /** Another peer, by whose ID a direct session can be tried. */
    public Optional<String> helper() {
        return word("helper");
    }

    /** All of it by its names in JSON. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("publicAddress", publicAddress());
        FLAGS.forEach(name -> fields.put(name, flag(name).orElse(null)));
        fields.put("mapping", mapping());
        fields.put("filtering", filtering());
        fields.put("verdict", verdict());
        fields.put("authenticated", flag("authenticated").orElse(null));
        fields.put("relay", flag("relay").orElse(null));
        fields.put("helper", helper().orElse(null));
        return fields;
    }

    /** All of it in sentences, one on each line. */
    public List<String> sentences() {
        return List.of(
                "The server sees this machine at " + publicAddress() + ".",
                mappingSentence(), filteringSentence(), verdictSentence());
    }

    private String mappingSentence() {
        return switch (mapping()) {
            case "none" -> "There is no NAT in between.";
            case "endpoint-independent" -> "There is a NAT that keeps one public address for all destinations.";
            case "port-dependent" ->
                "There is a symmetric NAT, which takes another public port for each destination.";
            default -> "Whether there is a NAT, and of what kind, this server cannot tell.";
        };
    }

    private String filteringSentence() {
        return switch (filtering()) {
            case "open" -> "Packets of strangers come in.";
            case "port-dependent" -> "Only those who were sent to can answer, which is what an introduction is for.";
            default -> "Whether packets of strangers come in, this server cannot tell.";
        };
    }

    private String verdictSentence() {
        boolean relay = flag("relay").orElse(false);
        return switch (verdict()) {
            case "direct" -> "Can be called by practically everybody.";
            case "usual" -> "Can be called by everybody but those behind a symmetric NAT.";
            case "difficult" -> "Can be called only by those whose NAT lets strangers in"
                    + (relay ? ", and through this server's relay." : "; for others, use a TURN proxy (--turn).");
            default -> "Whether it can be called cannot be told; try peerfire publish --direct.";
        };
    }
}
