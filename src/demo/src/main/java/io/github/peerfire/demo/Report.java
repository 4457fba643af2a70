package io.github.peerfire.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the demo measured; written as JSON for machines.
 *
 * @param callSetupMillis from accepting until audio had arrived at both sides
 * @param firstPresenceMillis from the caller's XMPP login until the callee saw its peer ID in presence
 * @param serverBytesUntilIntroduction between both phones and the rendezvous, over UDP, until the call was active
 * @param serverBytesAfterIntroduction the same from then to the end of the call
 */
record Report(
        Side caller,
        Side callee,
        long callSetupMillis,
        long firstPresenceMillis,
        long serverBytesUntilIntroduction,
        long serverBytesAfterIntroduction) {

    /**
     * One phone's part.
     *
     * @param jid its full JID
     * @param peerId 64 hex digits
     * @param verificationCode what its user would read aloud
     * @param counters messages and bytes of audio and data in each direction
     * @param heardHertz the frequency of the tone that arrived
     */
    record Side(String jid, String peerId, String verificationCode, Counters counters, double heardHertz) {
    }

    /**
     * What a phone sent and received in the call; bytes are those of message bodies, or of texts in UTF-8.
     *
     * @param audioMessagesSent audio messages sent
     * @param audioBytesSent their bytes
     * @param audioMessagesReceived audio messages received
     * @param audioBytesReceived their bytes
     * @param dataMessagesSent lines of text sent
     * @param dataBytesSent their bytes
     * @param dataMessagesReceived lines of text received
     * @param dataBytesReceived their bytes
     */
    record Counters(
            long audioMessagesSent, long audioBytesSent, long audioMessagesReceived, long audioBytesReceived,
            long dataMessagesSent, long dataBytesSent, long dataMessagesReceived, long dataBytesReceived) {
    }

    /** Writes the report, making its folder if need be. */
    void writeTo(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
    }
}
