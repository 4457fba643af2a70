package io.github.peerfire.openfire.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All settings there are. */
public final class SettingCatalogue {

    private static final List<Setting> ALL = Stream.of(ListeningSettings.ALL, AdmissionSettings.ALL, LimitSettings.ALL,
                    IntroductionOptions.ALL, RelayOptions.ALL, TurnSettings.ALL, LookupSettings.ALL,
                    PrivacySettings.ALL, MonitoringSettings.ALL)
            .flatMap(List::stream).toList();

    private SettingCatalogue() {
    }

    /** All settings, those of a group together, in the order in which they are shown. */
    public static List<Setting> all() {
        return ALL;
    }

    /** The setting with a name, or with the name of its property. */
    public static Optional<Setting> find(String name) {
        return ALL.stream().filter(setting -> setting.name().equals(name) || setting.property().equals(name))
                .findFirst();
    }

    /**
     * What cannot be, each by itself and all together.
     *
     * @param source where all settings stand as they would be
     * @return problems by name, in the order of the settings
     */
    public static Map<String, SettingProblem> problems(PropertySource source) {
        Map<String, SettingProblem> problems = new LinkedHashMap<>();
        SettingReader reader = SettingReader.silent(source);
        ALL.forEach(setting -> setting.problem(reader.raw(setting))
                .ifPresent(problem -> problems.put(setting.name(), problem)));
        together(reader).forEach(clash -> problems.putIfAbsent(clash.setting().name(), clash.problem()));
        return problems;
    }

    private record Clash(Setting setting, SettingProblem problem) {
    }

    private static List<Clash> together(SettingReader reader) {
        List<Clash> clashes = new ArrayList<>();
        less(reader, LimitSettings.ASK_AFTER, LimitSettings.GONE_AFTER, clashes);
        less(reader, RelayOptions.FIRST_PORT, RelayOptions.LAST_PORT, clashes);
        int probe = reader.number(ListeningSettings.PROBE_PORT);
        if (probe != 0 && probe == reader.number(ListeningSettings.PORT)) {
            clashes.add(new Clash(ListeningSettings.PROBE_PORT, SettingProblem.of("same-port")));
        }
        if (probe == 0 && reader.flag(IntroductionOptions.PREDICTION)) {
            clashes.add(new Clash(IntroductionOptions.PREDICTION, SettingProblem.of("needs-probe")));
        }
        Families families = new Families();
        if (!new ListeningSettings(reader).publicAddresses().stream().allMatch(families::isFirst)) {
            clashes.add(new Clash(ListeningSettings.PUBLIC_ADDRESSES, SettingProblem.of("family")));
        }
        return clashes;
    }

    private static void less(SettingReader reader, Setting smaller, Setting larger, List<Clash> clashes) {
        if (reader.big(smaller) >= reader.big(larger)) {
            clashes.add(new Clash(larger, SettingProblem.of("more-than", reader.text(smaller))));
        }
    }
}
