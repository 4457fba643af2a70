package io.github.peerfire.smack.calls;

import static io.github.peerfire.smack.calls.CallAction.ACTIVATE;
import static io.github.peerfire.smack.calls.CallAction.ANSWER;
import static io.github.peerfire.smack.calls.CallAction.CONNECT;
import static io.github.peerfire.smack.calls.CallAction.FINISH;
import static io.github.peerfire.smack.calls.CallAction.INITIATE;
import static io.github.peerfire.smack.calls.CallAction.MIGRATE;
import static io.github.peerfire.smack.calls.CallAction.PREPARE;
import static io.github.peerfire.smack.calls.CallAction.PROCEED;
import static io.github.peerfire.smack.calls.CallAction.PROPOSE;
import static io.github.peerfire.smack.calls.CallAction.REJECT;
import static io.github.peerfire.smack.calls.CallAction.REJECT_TIE;
import static io.github.peerfire.smack.calls.CallAction.RETRACT;
import static io.github.peerfire.smack.calls.CallAction.RETRACT_TIE;
import static io.github.peerfire.smack.calls.CallAction.RING;
import static io.github.peerfire.smack.calls.CallAction.RING_IN_SESSION;
import static io.github.peerfire.smack.calls.CallAction.TAKE_OVER;
import static io.github.peerfire.smack.calls.CallAction.TERMINATE;
import static io.github.peerfire.smack.calls.CallPhase.ACTIVE;
import static io.github.peerfire.smack.calls.CallPhase.ALERTING;
import static io.github.peerfire.smack.calls.CallPhase.CONNECTING;
import static io.github.peerfire.smack.calls.CallPhase.CUT_OFF;
import static io.github.peerfire.smack.calls.CallPhase.IDLE;
import static io.github.peerfire.smack.calls.CallPhase.INITIATING;
import static io.github.peerfire.smack.calls.CallPhase.PREPARING;
import static io.github.peerfire.smack.calls.CallPhase.PROCEEDED;
import static io.github.peerfire.smack.calls.CallPhase.PROPOSED;
import static io.github.peerfire.smack.calls.CallPhase.RESTORING;
import static io.github.peerfire.smack.calls.CallPhase.RINGING;

import io.github.peerfire.smack.jingle.element.JingleReason;

/** The call machines, row by row as in ProtoXEP 7.4 and 7.5. */
final class CallTables {

    /** The caller's machine (ProtoXEP 7.4). */
    static final CallTable CALLER = session(
            unfinished(caller(CallTable.builder()), IDLE, PROPOSED, RINGING, INITIATING), INITIATING).build();

    /** The callee's machine, for one device (ProtoXEP 7.5). */
    static final CallTable CALLEE = session(
            unfinished(callee(CallTable.builder()), IDLE, ALERTING, PREPARING, PROCEEDED), PROCEEDED).build();

    /** The callee's machine if nobody proposed the call: what ProtoXEP 7.5 says of simple clients. */
    static final CallTable DIRECT = session(
            unfinished(direct(CallTable.builder()), IDLE, ALERTING, PREPARING), IDLE).without(FINISH).build();

    /** The machine of who begins a session of a conference, where nobody proposes (ProtoXEP section 9). */
    static final CallTable JOINER = session(
            unfinished(joiner(CallTable.builder()), IDLE, INITIATING), INITIATING).without(FINISH).build();

    private CallTables() {
    }

    private static CallTable.Builder caller(CallTable.Builder table) {
        return initiating(table
                .in(IDLE)
                .on(CallEvent.PLACE, IDLE, PREPARE)
                .on(CallEvent.READY, PROPOSED, PROPOSE)
                .end(CallEvent.NOT_READY, CallEnding.NOT_REGISTERED)
                .end(CallEvent.TIMEOUT, CallEnding.NOT_REGISTERED)
                .end(CallEvent.END, CallEnding.CANCELLED)
                // Nobody has heard of it yet.
                .end(CallEvent.TIE_LOST, CallEnding.REPLACED)

                .in(PROPOSED, RINGING)
                .on(CallEvent.RINGING, RINGING)
                .on(CallEvent.PROCEED, INITIATING, TAKE_OVER, INITIATE)
                .end(CallEvent.REJECT_BUSY, CallEnding.BUSY)
                .end(CallEvent.REJECT, CallEnding.DECLINED)
                .end(CallEvent.TIMEOUT, CallEnding.NO_ANSWER, JingleReason.CANCEL, RETRACT)
                .end(CallEvent.END, CallEnding.CANCELLED, JingleReason.CANCEL, RETRACT)
                .end(CallEvent.TIE_LOST, CallEnding.REPLACED, RETRACT_TIE)
                .end(CallEvent.MESSAGE_REFUSED, CallEnding.UNAVAILABLE)

                .in(PROPOSED)
                .on(CallEvent.UNHEARD, PROPOSED, PROPOSE)
                .on(CallEvent.TIE_WON, PROPOSED, REJECT_TIE)
                .in(RINGING)
                .on(CallEvent.TIE_WON, RINGING, REJECT_TIE));
    }

    private static CallTable.Builder joiner(CallTable.Builder table) {
        return initiating(table
                .in(IDLE)
                .on(CallEvent.PLACE, IDLE, PREPARE)
                .on(CallEvent.READY, INITIATING, INITIATE)
                .end(CallEvent.NOT_READY, CallEnding.NOT_REGISTERED)
                .end(CallEvent.TIMEOUT, CallEnding.NOT_REGISTERED)
                .end(CallEvent.END, CallEnding.CANCELLED)

                .in(IDLE, INITIATING)
                .end(CallEvent.TIE_LOST, CallEnding.REPLACED));
    }

    private static CallTable.Builder initiating(CallTable.Builder table) {
        return table
                .in(INITIATING)
                .on(CallEvent.ANSWER, CONNECTING, CONNECT)
                .end(CallEvent.TERMINATE, CallEnding.HUNG_UP_BY_PEER, FINISH)
                .end(CallEvent.FINISH, CallEnding.PEER_SILENT)
                .end(CallEvent.TIMEOUT, CallEnding.PEER_SILENT, JingleReason.TIMEOUT, TERMINATE, FINISH)
                .end(CallEvent.REQUEST_REFUSED, CallEnding.FAILED, JingleReason.GENERAL_ERROR, FINISH)
                .end(CallEvent.END, CallEnding.CANCELLED, JingleReason.CANCEL, TERMINATE, FINISH);
    }

    private static CallTable.Builder callee(CallTable.Builder table) {
        return table
                .in(IDLE)
                .on(CallEvent.PROPOSE, ALERTING, RING)
                .on(CallEvent.PROPOSE_BY_STRANGER, ALERTING)
                .on(CallEvent.PROPOSE_MIGRATING, PREPARING, PREPARE)
                .end(CallEvent.PROPOSE_UNWANTED, CallEnding.BUSY_HERE, JingleReason.BUSY, REJECT)

                .in(ALERTING)
                .on(CallEvent.ACCEPT, PREPARING, PREPARE)
                .end(CallEvent.TIMEOUT, CallEnding.MISSED)

                .in(ALERTING, PREPARING)
                .end(CallEvent.END, CallEnding.DECLINED_HERE, JingleReason.BUSY, REJECT)
                .end(CallEvent.RETRACT, CallEnding.CANCELLED_BY_CALLER)
                .end(CallEvent.FINISH, CallEnding.CANCELLED_BY_CALLER)
                .end(CallEvent.ANSWERED_ELSEWHERE, CallEnding.ANSWERED_ELSEWHERE)

                .in(PREPARING)
                .on(CallEvent.READY, PROCEEDED, TAKE_OVER, PROCEED)
                .end(CallEvent.NOT_READY, CallEnding.NOT_REGISTERED)
                .end(CallEvent.TIMEOUT, CallEnding.NOT_REGISTERED)

                .in(PROCEEDED)
                .on(CallEvent.INITIATE, CONNECTING, ANSWER, CONNECT)
                .end(CallEvent.TIMEOUT, CallEnding.PEER_SILENT, JingleReason.EXPIRED, FINISH)
                .end(CallEvent.RETRACT, CallEnding.CANCELLED_BY_CALLER, JingleReason.EXPIRED, FINISH)
                .end(CallEvent.FINISH, CallEnding.CANCELLED_BY_CALLER, JingleReason.EXPIRED, FINISH)
                .end(CallEvent.MESSAGE_REFUSED, CallEnding.UNAVAILABLE)
                .end(CallEvent.END, CallEnding.HUNG_UP, JingleReason.CANCEL, FINISH);
    }

    private static CallTable.Builder direct(CallTable.Builder table) {
        return table
                .in(IDLE)
                .on(CallEvent.INITIATE, ALERTING, RING_IN_SESSION)

                .in(ALERTING)
                .on(CallEvent.ACCEPT, PREPARING, PREPARE)
                .end(CallEvent.PROPOSE_UNWANTED, CallEnding.BUSY_HERE, JingleReason.BUSY, TERMINATE)
                .end(CallEvent.TIMEOUT, CallEnding.MISSED, JingleReason.TIMEOUT, TERMINATE)

                .in(PREPARING)
                .on(CallEvent.READY, CONNECTING, TAKE_OVER, ANSWER, CONNECT)
                .end(CallEvent.NOT_READY, CallEnding.NOT_REGISTERED, JingleReason.GONE, TERMINATE)
                .end(CallEvent.TIMEOUT, CallEnding.NOT_REGISTERED, JingleReason.GONE, TERMINATE)

                .in(ALERTING, PREPARING)
                .end(CallEvent.END, CallEnding.DECLINED_HERE, JingleReason.DECLINE, TERMINATE)
                .end(CallEvent.TERMINATE, CallEnding.CANCELLED_BY_CALLER)
                .end(CallEvent.ADDRESS_MISMATCH, CallEnding.INSECURE, JingleReason.SECURITY_ERROR, TERMINATE);
    }

    /** What all machines have in common from the phase on in which they hear of the other side's transport. */
    private static CallTable.Builder session(CallTable.Builder table, CallPhase negotiating) {
        return table
                .in(negotiating)
                .end(CallEvent.UNSUPPORTED_APPLICATION, CallEnding.NO_COMMON_MEDIA,
                        JingleReason.UNSUPPORTED_APPLICATIONS, TERMINATE, FINISH)
                .end(CallEvent.UNSUPPORTED_TRANSPORT, CallEnding.NO_COMMON_MEDIA, JingleReason.UNSUPPORTED_TRANSPORTS,
                        TERMINATE, FINISH)
                .end(CallEvent.NO_COMMON_CODEC, CallEnding.NO_COMMON_MEDIA, JingleReason.FAILED_APPLICATION,
                        TERMINATE, FINISH)

                .in(CONNECTING)
                .on(CallEvent.MEDIA_READY, ACTIVE, ACTIVATE)
                .end(CallEvent.TIMEOUT, CallEnding.MEDIA_FAILED, JingleReason.FAILED_TRANSPORT, TERMINATE, FINISH)
                .end(CallEvent.MEDIA_FAILED, CallEnding.MEDIA_FAILED, JingleReason.FAILED_TRANSPORT, TERMINATE, FINISH)

                .in(ACTIVE)
                .on(CallEvent.MEDIA_LOST, RESTORING)
                .on(CallEvent.MEDIA_LOST_OFFLINE, CUT_OFF)

                .in(RESTORING)
                .on(CallEvent.MEDIA_READY, ACTIVE, ACTIVATE)
                .on(CallEvent.XMPP_LOST, CUT_OFF)
                .end(CallEvent.TIMEOUT, CallEnding.MEDIA_LOST, JingleReason.CONNECTIVITY_ERROR, TERMINATE, FINISH)

                .in(ACTIVE, RESTORING)
                .end(CallEvent.MEDIA_FAILED, CallEnding.MEDIA_LOST, JingleReason.CONNECTIVITY_ERROR, TERMINATE, FINISH)

                .in(negotiating, CONNECTING, ACTIVE, RESTORING)
                .end(CallEvent.ADDRESS_MISMATCH, CallEnding.INSECURE, JingleReason.SECURITY_ERROR, TERMINATE, FINISH)

                .in(CONNECTING, ACTIVE, RESTORING)
                .end(CallEvent.MEDIA_INSECURE, CallEnding.INSECURE, JingleReason.SECURITY_ERROR, TERMINATE, FINISH)
                .end(CallEvent.TERMINATE, CallEnding.HUNG_UP_BY_PEER, FINISH)
                .end(CallEvent.FINISH, CallEnding.HUNG_UP_BY_PEER)
                .end(CallEvent.REQUEST_REFUSED, CallEnding.FAILED, JingleReason.GENERAL_ERROR, FINISH)
                .end(CallEvent.EMPTIED, CallEnding.HUNG_UP_BY_PEER, JingleReason.SUCCESS, TERMINATE, FINISH)
                .end(CallEvent.END, CallEnding.HUNG_UP, JingleReason.SUCCESS, TERMINATE, FINISH)
                // No cell for XMPP_LOST while media flow: they go on without XMPP (ProtoXEP 7.6).
                .end(CallEvent.SIGNED_OUT, CallEnding.SIGNED_OUT)

                // Nothing can be said here.
                .in(CUT_OFF)
                .on(CallEvent.MEDIA_READY, ACTIVE)
                .on(CallEvent.XMPP_BACK, RESTORING)
                .end(CallEvent.TIMEOUT, CallEnding.MEDIA_LOST)
                .end(CallEvent.MEDIA_FAILED, CallEnding.MEDIA_LOST)
                .end(CallEvent.MEDIA_INSECURE, CallEnding.INSECURE)
                .end(CallEvent.TERMINATE, CallEnding.HUNG_UP_BY_PEER)
                .end(CallEvent.FINISH, CallEnding.HUNG_UP_BY_PEER)
                .end(CallEvent.END, CallEnding.HUNG_UP)
                .end(CallEvent.SIGNED_OUT, CallEnding.SIGNED_OUT)

                .in(CONNECTING, ACTIVE, RESTORING, CUT_OFF)
                .end(CallEvent.REPLACED, CallEnding.REPLACED, JingleReason.EXPIRED, MIGRATE)
                .end(CallEvent.MIGRATED, CallEnding.REPLACED);
    }

    /** Without XMPP nothing comes of a call that has no media yet. */
    private static CallTable.Builder unfinished(CallTable.Builder table, CallPhase... phases) {
        return table.in(phases)
                .end(CallEvent.XMPP_LOST, CallEnding.SIGNED_OUT)
                .end(CallEvent.SIGNED_OUT, CallEnding.SIGNED_OUT);
    }
}
