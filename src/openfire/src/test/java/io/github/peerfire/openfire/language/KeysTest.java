package io.github.peerfire.openfire.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.operation.connectivity.ServerVerdict;
import io.github.peerfire.openfire.operation.endpoint.EndpointRow;
import io.github.peerfire.openfire.operation.endpoint.EndpointSort;
import io.github.peerfire.openfire.operation.history.Measure;
import io.github.peerfire.openfire.operation.history.Span;
import io.github.peerfire.openfire.operation.key.KeyRow;
import io.github.peerfire.openfire.operation.status.ServiceState;
import io.github.peerfire.openfire.operation.status.Warning;
import io.github.peerfire.openfire.settings.SettingCatalogue;
import io.github.peerfire.openfire.settings.SettingKind;
import io.github.peerfire.rendezvous.check.Filtering;
import io.github.peerfire.rendezvous.check.NatMapping;
import io.github.peerfire.rendezvous.check.Verdict;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {

    private final KeysInSources sources = new KeysInSources();
    private final Set<String> built = keysOfConstantsAndSettings();

    @Test
    void eachTextIsUsed() {
        assertThat(LanguageFile.base().texts().keySet())
                .filteredOn(key -> !built.contains(key) && !sources.use(withoutAdvice(key))).isEmpty();
    }

    @Test
    void thereIsATextForEachConstantAndSetting() {
        assertThat(LanguageFile.base().texts().keySet()).containsAll(built);
    }

    @Test
    void thereIsATextForEachKeyThatIsWritten() {
        assertThat(sources.written()).contains("page.menu", "page.overview", "page.save", "page.milliseconds");
        assertThat(LanguageFile.base().texts().keySet()).containsAll(sources.written());
    }

    @Test
    void aKeyThatNothingMentionsIsNotUsed() {
        assertThat(sources.acts()).contains("key.create", "setting.change", "service.drain");
        assertThat(sources.use("page.nothing-of-the-kind")).isFalse();
        assertThat(sources.use("warning.nothing.advice")).isFalse();
    }

    private Set<String> keysOfConstantsAndSettings() {
        Set<String> keys = new LinkedHashSet<>();
        sources.acts().forEach(act -> keys.add("page.act." + act));
        SettingCatalogue.all().forEach(setting -> {
            keys.add("setting." + setting.name());
            keys.add("system_property." + setting.property());
            keys.add(setting.group().key());
            if (setting.kind() == SettingKind.CHOICE) {
                setting.choices().forEach(choice -> keys.add("setting." + setting.name() + "." + choice));
            }
        });
        for (Span span : Span.values()) {
            Arrays.asList("sessions", "introductions", "outcomes")
                    .forEach(chart -> keys.add("page.chart." + chart + "-" + word(span)));
        }
        Arrays.stream(Measure.values()).map(Measure::key).forEach(keys::add);
        Arrays.stream(ServiceState.values()).map(ServiceState::key).forEach(keys::add);
        Arrays.stream(KeyRow.State.values()).map(KeyRow.State::key).forEach(keys::add);
        Arrays.stream(IntroductionOutcome.values()).map(IntroductionOutcome::explanationKey).forEach(keys::add);
        Arrays.asList("list", "create", "rotate", "revoke", "remove")
                .forEach(act -> keys.add("command.keys.action." + act));
        Arrays.asList("host", "address", "network", "turn-uri")
                .forEach(format -> keys.add("setting.problem." + format));
        addConstants(keys);
        return keys;
    }

    /** For advice the key of its problem. */
    private static String withoutAdvice(String key) {
        return key.startsWith("warning.") ? key.replaceFirst("\\.advice$", "") : key;
    }

    private static void addConstants(Set<String> keys) {
        add(keys, "page.calls.outcome.", IntroductionOutcome.values());
        add(keys, "page.calls.step.", IntroductionStep.values());
        add(keys, "page.level.", Warning.Level.values());
        add(keys, "page.endpoints.", EndpointSort.values());
        add(keys, "page.endpoints.admission.", EndpointRow.Admission.values());
        add(keys, "page.nat.", NatMapping.values());
        add(keys, "connectivity.mapping.", NatMapping.values());
        add(keys, "connectivity.filtering.", Filtering.values());
        add(keys, "connectivity.verdict.", Verdict.values());
        add(keys, "connectivity.server.", ServerVerdict.Reachability.values());
    }

    private static void add(Set<String> keys, String beginning, Enum<?>[] constants) {
        Arrays.stream(constants).forEach(constant -> keys.add(beginning + word(constant)));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
