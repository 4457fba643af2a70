package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.amf.AmfUndefined;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the rendezvous says to clients: always AMF0 in type 20, which all of them read. */
final class ControlMessages {

    /** Of either end: whether it says, or wants to be told, whom of those that a client asked for it heard from. */
    static final String REPORTS = "introductionReports";

    private ControlMessages() {
    }

    static CommandMessage connected(double transactionId, AmfValue objectEncoding, Map<String, String> information) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("level", "status");
        object.put("code", "NetConnection.Connect.Success");
        object.put("description", "Connection succeeded.");
        object.put("objectEncoding", objectEncoding.asNumber().orElse(0.0));
        information.forEach(object::putIfAbsent);
        object.put(REPORTS, true);
        return result(transactionId, object);
    }

    static CommandMessage result(double transactionId, Object value) {
        return CommandMessage.of("_result", transactionId, null, value);
    }

    static CommandMessage emptyResult(double transactionId) {
        return result(transactionId, AmfUndefined.UNDEFINED);
    }

    static CommandMessage error(double transactionId, String code, String description) {
        return CommandMessage.of("_error", transactionId, null, information("error", code, description));
    }

    static CommandMessage status(String level, String code, String description) {
        return CommandMessage.of("onStatus", 0, null, information(level, code, description));
    }

    /** Tells a client that the server is about to end the connection. */
    static CommandMessage close() {
        return CommandMessage.of("close", 0, null);
    }

    static UserControlMessage keepalive(Duration server, Duration peer) {
        return new UserControlMessage(new UserControl.SetKeepaliveTimers(server.toMillis(), peer.toMillis()));
    }

    private static Map<String, Object> information(String level, String code, String description) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("level", level);
        object.put("code", code);
        object.put("description", description);
        return object;
    }
}
