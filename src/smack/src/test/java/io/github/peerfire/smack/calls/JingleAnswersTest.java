package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.JingleParty;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import io.github.peerfire.smack.jingle.element.SessionHash;
import io.github.peerfire.smack.jingle.element.Senders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** Every Jingle action in every phase, from the other side's device and from others (ProtoXEP 6.7). */
class JingleAnswersTest {

    private static final Map<String, CallTable> MACHINES = Map.of("CALLER", CallTables.CALLER,
            "CALLEE", CallTables.CALLEE, "DIRECT", CallTables.DIRECT, "JOINER", CallTables.JOINER);

    private static final Map<String, JingleFault> FAULTS = Map.of("U", JingleFault.UNKNOWN_SESSION,
            "O", JingleFault.OUT_OF_ORDER, "I", JingleFault.UNSUPPORTED_INFO);

    private static final Jid CONTACT = JidCreate.fromOrThrowUnchecked("carol@example.net/desk");
    private static final Jid STRANGER = JidCreate.fromOrThrowUnchecked("mallory@example.net/desk");
    private static final Jid SIBLING = JidCreate.fromOrThrowUnchecked("alice@example.net/other");

    static Stream<Arguments> cells() throws IOException {
        List<Arguments> cells = new ArrayList<>();
        try (var lines = new BufferedReader(new InputStreamReader(JingleAnswersTest.class.getResourceAsStream(
                "/io/github/peerfire/smack/calls/JingleAnswers.csv"), StandardCharsets.UTF_8))) {
            String[] stages = lines.readLine().split(",");
            lines.lines().map(line -> line.split(",", -1)).forEach(row -> {
                for (int i = 1; i < stages.length; i++) {
                    String[] stage = stages[i].split(" ");
                    cells.add(Arguments.of(JingleAction.valueOf(row[0]), stage[0], CallPhase.valueOf(stage[1]),
                            Optional.ofNullable(FAULTS.get(row[i]))));
                }
            });
        }
        return cells.stream();
    }

    /** But for the moment in which a machine of who is called is made. */
    @Test
    void eachActionHasAnAnswerInEachPhaseOfEachMachine() throws IOException {
        Set<String> told = cells().map(cell -> cell.get()[0] + " " + cell.get()[1] + " " + cell.get()[2])
                .collect(Collectors.toSet());
        Set<String> all = new LinkedHashSet<>();
        MACHINES.forEach((name, machine) -> {
            boolean called = name.equals("CALLEE") || name.equals("DIRECT");
            for (CallPhase phase : CallPhase.values()) {
                boolean known = phase == CallPhase.ENDED || !machine.row(phase).isEmpty();
                if (known && !(called && phase == CallPhase.IDLE)) {
                    Arrays.stream(JingleAction.values()).map(action -> action + " " + name + " " + phase)
                            .forEach(all::add);
                }
            }
        });
        assertThat(told).containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theOtherSidesDeviceGetsTheAnswerOfThePhase(
            JingleAction action, String machine, CallPhase phase, Optional<JingleFault> expected) {
        CallStage stage = new CallStage(MACHINES.get(machine), phase);
        Facts before = Facts.of(stage);
        assertThat(stage.ask(CallStage.PEER, stage.fit(action))).isEqualTo(expected);
        if (expected.isPresent()) {
            assertThat(Facts.of(stage)).as("what a refused request leaves").isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void nobodyElseGetsAnythingButThatThereIsNoSuchSession(
            JingleAction action, String machine, CallPhase phase, Optional<JingleFault> unused) {
        CallStage stage = new CallStage(MACHINES.get(machine), phase);
        stage.device().estrange(STRANGER.asBareJid());
        Facts before = Facts.of(stage);
        for (Jid sender : List.of(CONTACT, SIBLING, CallStage.PEER.asBareJid(), STRANGER)) {
            // Without a session there is only the conference, in which nobody else takes part.
            boolean apart = machine.equals("JOINER") && phase == CallPhase.ENDED;
            boolean hides = sender.equals(STRANGER)
                    || action == JingleAction.SESSION_INITIATE && (apart || !sender.hasResource());
            assertThat(stage.ask(sender, stage.fit(action))).as("%s of %s", action, sender)
                    .contains(hides ? JingleFault.SERVICE_UNAVAILABLE : JingleFault.UNKNOWN_SESSION);
        }
        assertThat(Facts.of(stage)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(value = JingleAction.class, names = {"SESSION_TERMINATE", "SESSION_INFO", "SECURITY_INFO"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatNamesNoContentIsABadRequest(JingleAction action) {
        CallPhase phase = action == JingleAction.SESSION_INITIATE ? CallPhase.PROCEEDED : CallPhase.ACTIVE;
        CallStage stage = action == JingleAction.SESSION_ACCEPT
                ? new CallStage(CallTables.CALLER, CallPhase.INITIATING) : new CallStage(CallTables.CALLEE, phase);
        Facts before = Facts.of(stage);
        assertThat(stage.ask(CallStage.PEER, stage.body(action, List.of()))).contains(JingleFault.BAD_REQUEST);
        assertThat(Facts.of(stage)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(value = JingleAction.class, names = {"CONTENT_ACCEPT", "CONTENT_ADD", "CONTENT_MODIFY",
        "CONTENT_REJECT", "CONTENT_REMOVE", "DESCRIPTION_INFO", "TRANSPORT_ACCEPT", "TRANSPORT_REPLACE"})
    void whatDoesNotFitItsActionIsRefusedAsAWhole(JingleAction action) {
        CallStage stage = new CallStage(CallTables.CALLEE, CallPhase.ACTIVE);
        Facts before = Facts.of(stage);
        for (List<JingleContent> contents : misfits(stage.fit(action).contents().get(0))) {
            JingleBody body = stage.body(action, contents);
            assertThat(stage.ask(CallStage.PEER, body)).as("%s", body)
                    .hasValueSatisfying(fault -> assertThat(fault)
                            .isIn(JingleFault.BAD_REQUEST, JingleFault.OUT_OF_ORDER));
            assertThat(Facts.of(stage)).as("%s", body).isEqualTo(before);
        }
    }

    /** The same twice, a known one with an unknown one, and addresses of somebody else or of nobody. */
    private static List<List<JingleContent>> misfits(JingleContent fit) {
        JingleContent unknown = new JingleContent(fit.creator(), "nothing", Senders.BOTH, Optional.empty(),
                Optional.empty(), JingleContent.Foreign.NOTHING);
        JingleContent nowhere = new JingleContent(fit.creator(), "nothing", fit.senders(), fit.description(),
                fit.transport().map(there -> RtmfpTransport.candidates(List.of())), JingleContent.Foreign.NOTHING);
        JingleContent otherKind = new JingleContent(JingleParty.INITIATOR, "audio", fit.senders(),
                fit.description().map(what -> RtmfpDescription.of(MediaKind.VIDEO)),
                fit.transport().map(there -> RtmfpTransport.candidates(List.of())), JingleContent.Foreign.NOTHING);
        return fit.description().isPresent()
                ? List.of(List.of(fit, fit), List.of(fit, unknown), List.of(nowhere), List.of(otherKind))
                : List.of(List.of(fit, unknown), List.of(unknown), List.of(nowhere));
    }

    /** What may not change when a request is refused. */
    private record Facts(
            CallState state, CallContents contents, int connections, int candidates, List<SessionHash> hashes,
            int timers, int calls, int alerts, ReplacementPhase transport) {

        static Facts of(CallStage stage) {
            return new Facts(stage.call().state(), stage.call().renegotiation().contents(),
                    stage.media().connections(), stage.media().candidates().size(),
                    List.copyOf(stage.media().hashes()), stage.clock().waiting(),
                    stage.device().manager().calls().size(), stage.device().incoming().size(),
                    stage.call().replacement().phase());
        }
    }
}
