package io.github.peerfire.matrix;

import java.util.List;
import java.util.stream.Stream;

/** Scenarios that are decided by tests of other modules. */
final class DecidedCases {

    private static final String FLOW = "rtmfp:rtmfp.flow.";
    private static final String SESSION = "rtmfp:rtmfp.session.";
    private static final String CHUNK = "rtmfp:rtmfp.chunk.";
    private static final String SIMULATED = "testbed:testbed.simulation.";

    private final TestReports reports;

    private DecidedCases(TestReports reports) {
        this.reports = reports;
    }

    static List<MatrixCase> all(TestReports reports) {
        DecidedCases cases = new DecidedCases(reports);
        return Stream.of(cases.handshake(), cases.sessions(), cases.flows(), cases.application())
                .flatMap(List::stream).toList();
    }

    private List<MatrixCase> handshake() {
        return List.of(
                reports.decided("H-crypto-keys", "secrets with leading zero bytes (1/256), short and hostile keys, "
                        + "lengths",
                        "opens iff both policies allow, keys agree", "flash:flash.crypto.KeyAgreementTest",
                        "flash:flash.crypto.VerificationOfferTest", "flash:flash.crypto.HostileKeyingTest"),
                reports.decided("CC-tests", "cookie change, twice, forged, of another length",
                        "opens after one change, forged ones ignored",
                        SIMULATED + "OpeningTest#aCookieForAnotherAddress", SIMULATED + "OpeningTest#aForgedCookie",
                        SIMULATED + "InitiatorRulesTest#aNewCookie"),
                reports.decided("RD-tests", "redirects: many, implied, wrong tag, late, circular",
                        "24 candidates at most, loops end",
                        SIMULATED + "IntroductionTest", SIMULATED + "InitiatorRulesTest#aRedirectNeeds"),
                reports.decided("FW-tests", "forwarder, responder behind a filter", "opens",
                        SIMULATED + "IntroductionTest#aForwardedHello"),
                reports.decided("INT-rdv", "introduction through the real rendezvous",
                        "told where the other is, strangers learn nothing", "rendezvous:rendezvous.IntroductionTest",
                        "rendezvous:rendezvous.WhereaboutsTest"));
    }

    private List<MatrixCase> sessions() {
        return List.of(
                reports.decided("AM2-tests", "delayed Ping Reply > 120 s, reply via third address, spoofed sources, "
                        + "late and third-party replies", "no move to an attacker",
                        SESSION + "AddressMobilityTest", SIMULATED + "SessionAddressTest#aPacketFromAStrangers"),
                reports.decided("NPR-tests", "newcomer at a dead session's address",
                        "gets in once the old one stays silent",
                        SIMULATED + "SessionAddressTest#somebodyElseBehind"),
                reports.decided("SO-tests", "session override, replayed keying", "old closed, replays override nothing",
                        SIMULATED + "SessionAddressTest#aRestartWithoutFarewell",
                        SIMULATED + "HostilePeerTest#aRecordedKeying"),
                reports.decided("MM-tests", "2000 sessions on one socket", "no cross-talk",
                        SIMULATED + "ManySessionsTest"),
                reports.decided("MD", "mode bits: reflected, 0, wrong mode", "ignored, no state",
                        SIMULATED + "SessionAddressTest#ourOwnPackets",
                        SIMULATED + "HostilePeerTest#chunksOfTheWrongMode",
                        CHUNK + "ChunkReaderTest", "rtmfp:rtmfp.wire.PacketHeaderTest#modeZero"),
                reports.decided("PF-tests", "packet fragmentation", "the RFC's outcomes, caps hold, moderate rate",
                        CHUNK + "PacketReassemblerTest", SIMULATED + "LargeCertificateTest"),
                reports.decided("BU-tests", "idle, then 1 MB queued", "six packets between acknowledgements",
                        SIMULATED + "TimeCriticalTest#noMoreThanSix"),
                reports.decided("TS-tests", "timestamp echo", "omitted and dropped as specified",
                        SESSION + "TimestampsTest",
                        SESSION + "RetransmissionTimeoutTest", SIMULATED + "SessionLifeTest#timeMayPass"),
                reports.decided("KA-set", "keepalive periods that servers set", "bounded by the client",
                        SESSION + "KeepaliveTest",
                        "flash:flash.KeepaliveTimersTest"),
                reports.decided("IC-tests", "orderly, abrupt, simultaneous close, losses",
                        "5 s repeats, 90 s and 19 s limits",
                        SIMULATED + "SessionLifeTest#aClose", SIMULATED + "SessionLifeTest#aLostAcknowledgement",
                        SIMULATED + "SessionLifeTest#bothEndsMayClose", SIMULATED + "SessionLifeTest#anAbruptClose",
                        SIMULATED + "SessionLifeTest#allFlowsEnd"),
                reports.decided("AMP-tests", "startup answers to unproven sources", "three times the bytes at most",
                        SIMULATED + "HostilePeerTest#hellosFromAnywhere",
                                SIMULATED + "WireInvariantsTest#badSessionIds"),
                reports.decided("OV-tests", "flood of keyings", "bounded work",
                        SIMULATED + "HostilePeerTest#aFloodOfKeyings",
                        "rendezvous:rendezvous.RateLimitsTest"),
                reports.decided("XT-tc-tests", "real-time data of one peer, bulk of another", "bulk is told to yield",
                        SIMULATED + "TimeCriticalTest#realTimeData",
                                "rtmfp:rtmfp.congestion.TimeCriticalNotificationTest"));
    }

    private List<MatrixCase> flows() {
        return List.of(
                reports.decided("ACK", "acknowledgement vectors and their two encodings", "sets equal, shortest form",
                        CHUNK + "DataAcknowledgementTest", CHUNK + "ChunkVectorsTest"),
                reports.decided("ACKT", "what triggers an acknowledgement", "at once or within 200 ms",
                        FLOW + "AcknowledgementTest"),
                reports.decided("UA", "acknowledgements of what was not sent, unknown flows", "no effect, no time",
                        FLOW + "SendFlowTest#acknowledgementsOfWhat", FLOW + "SendFlowTest#chunksForFlows",
                        FLOW + "SequenceSetTest#hugeNumbers"),
                reports.decided("FC-tests", "window closes, update lost", "probed after 1 s, less and less often",
                        FLOW + "ReceiverWindowTest", SIMULATED + "BufferProbeTest"),
                reports.decided("FC1", "buffer full with a gap", "one block, unless suspended",
                        FLOW + "AcknowledgementTest#aFullBufferWithAGap", FLOW + "HostileSenderTest#whatIsNeeded"),
                reports.decided("FX-tests", "rejections", "sender stops, gets the code", FLOW + "RejectionTest",
                        FLOW + "SendFlowTest#metadataHave"),
                reports.decided("RA", "return flow association", "as the rows say",
                        FLOW + "RejectionTest#aReturnAssociation",
                        FLOW + "RejectionTest#anAssociation", FLOW + "RejectionTest#flowsAnswer"),
                reports.decided("FID", "flow IDs, lingers, ghosts", "no meaning in IDs, nothing delivered again",
                        FLOW + "RecvFlowTest#identifiersMeanNothing", FLOW + "RecvFlowTest#aLingeringFlow",
                        FLOW + "SendFlowTest#aCompleteFlow", SIMULATED + "HostilePeerTest#aFlowThatIsOver"),
                reports.decided("SEQ", "odd sequences and fragments", "errors ignored, the rest is a gap",
                        FLOW + "RecvFlowTest#fragmentsThatDoNot", FLOW + "RecvFlowTest#numbersThatContradict",
                        FLOW + "RecvFlowTest#aFlowMayBegin", CHUNK + "ChunkReaderTest#nextUserData"),
                reports.decided("PR-rand", "partial reliability in random operation", "what was given up never comes",
                        FLOW + "PartialReliabilityPropertyTest"),
                reports.decided("PR-gop", "pictures whose reference was given up", "abandoned up to the next key frame",
                        "flash:flash.PictureQueueTest", "flash:flash.MediaUnderCongestionTest#onALink"),
                reports.decided("A8-A10", "hostile senders", "all bounds hold", FLOW + "HostileSenderTest"));
    }

    private List<MatrixCase> application() {
        return List.of(
                reports.decided("RPC", "commands, types 17 and 20, flow barriers", "no stuck flow",
                        "flash:flash.FlowBarriersTest", "flash:flash.PlayerProtocolTest#aBarrierThatIsNeverReached",
                        "flash:flash.NetConnectionTest", "flash:flash.ServerFlowsTest",
                        "rendezvous:rendezvous.ControlCommandsTest"));
    }
}
