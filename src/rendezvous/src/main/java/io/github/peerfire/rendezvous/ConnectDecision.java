package io.github.peerfire.rendezvous;

import java.util.Map;
import java.util.Objects;

/** What becomes of a {@code connect} command. */
public sealed interface ConnectDecision {

    /**
     * The endpoint is admitted.
     *
     * @param owner whose endpoint it is, in the application's own terms; the rendezvous only keeps it
     * @param information entries added to the information object of {@code NetConnection.Connect.Success}
     */
    record Accepted(Object owner, Map<String, String> information) implements ConnectDecision {

        /** Copies the information; neither it nor the owner may be null. */
        public Accepted {
            Objects.requireNonNull(owner, "owner");
            information = Map.copyOf(information);
        }
    }

    /**
     * The endpoint is refused: it is told so, then its session is closed.
     *
     * @param code such as {@code NetConnection.Connect.Rejected}
     * @param description a word or sentence for the far end
     */
    record Rejected(String code, String description) implements ConnectDecision {

        /** The code for a bad credential. */
        public static final String REJECTED = "NetConnection.Connect.Rejected";

        /** The code for a bad developer key, as Cirrus has it. */
        public static final String FAILED = "NetConnection.Connect.Failed";

        /** The code of media servers for a path that leads nowhere. */
        public static final String INVALID_APP = "NetConnection.Connect.InvalidApp";

        /** Neither code nor description may be null. */
        public Rejected {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(description, "description");
        }
    }
}
