package io.github.peerfire.openfire.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingCatalogueTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z]+)` \\| ([^|]+) \\| (.+) \\|$");

    static List<Setting> settings() {
        return SettingCatalogue.all();
    }

    @Test
    void noNameIsTakenTwice() {
        assertThat(settings()).extracting(Setting::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theDefaultIsAllowed(Setting setting) {
        assertThat(setting.problem(setting.fallback())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingHasTexts(Setting setting) throws IOException {
        Properties texts = texts();
        assertThat(texts.getProperty("system_property." + setting.property())).isNotBlank();
        assertThat(texts.getProperty("setting." + setting.name())).isNotBlank();
        assertThat(texts.getProperty(setting.group().key())).isNotBlank();
        if (setting.kind() == SettingKind.CHOICE) {
            assertThat(setting.choices()).allSatisfy(choice ->
                    assertThat(texts.getProperty("setting." + setting.name() + "." + choice)).isNotBlank());
        }
    }

    @Test
    void onlySettingsAreDescribed() throws IOException {
        assertThat(texts().stringPropertyNames()).filteredOn(key -> key.startsWith("system_property."))
                .allSatisfy(key -> assertThat(
                        SettingCatalogue.find(key.substring("system_property.".length()))).isPresent());
    }

    @Test
    void theGuideHasATableOfAllSettings() throws IOException {
        String guide = Files.readString(Path.of("../site/markdown/administrators.md"));
        assertThat(ROW.matcher(guide).results().map(row -> row.group(1)).toList())
                .containsExactlyInAnyOrderElementsOf(settings().stream().map(Setting::name).toList());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theGuideSaysWhichChangesEndSessionsAndWhatIsUsedUnlessSet(Setting setting) throws IOException {
        Matcher row = ROW.matcher(Files.readString(Path.of("../site/markdown/administrators.md")));
        assertThat(row.results().filter(found -> found.group(1).equals(setting.name()))).singleElement()
                .satisfies(found -> {
                    assertThat(found.group(3).contains("\u2020")).isEqualTo(setting.endsSessions());
                    if (!setting.fallback().isEmpty() && !setting.fallback().equals("0")) {
                        assertThat(found.group(2)).isEqualTo(setting.fallback());
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|A change ends all RTMFP sessions.", "_de|beendet alle RTMFP-Sitzungen.",
            "_es|termina todas las sesiones RTMFP.", "_fr|met fin \u00e0 toutes les sessions RTMFP.",
            "_ja|\u3059\u3079\u3066\u306e "
            + "RTMFP \u30bb\u30c3\u30b7\u30e7\u30f3\u304c\u7d42\u4e86\u3057\u307e\u3059\u3002",
            "_pt_BR|encerra todas as sess\u00f5es RTMFP.",
            "_ru|\u0437\u0430\u0432\u0435\u0440\u0448\u0430\u0435\u0442 \u0432\u0441\u0435 "
            + "\u0441\u0435\u0430\u043d\u0441\u044b RTMFP.",
            "_zh_CN|\u7ed3\u675f\u6240\u6709 RTMFP \u4f1a\u8bdd\u3002"})
    void theConsoleSaysWhichChangesEndSessionsInEachLanguage(String language, String sentence) throws IOException {
        Properties texts = texts(language);
        assertThat(settings()).allSatisfy(setting -> assertThat(
                texts.getProperty("system_property." + setting.property()).endsWith(sentence))
                .as(setting.name()).isEqualTo(setting.endsSessions()));
    }

    @Test
    void theReadmeNamesOnlySettings() throws IOException {
        String readme = Files.readString(Path.of("../../readme.html"));
        assertThat(Pattern.compile("<code>(plugin\\.rtmfp\\.\\w+)</code>").matcher(readme).results()
                .map(found -> found.group(1))).isNotEmpty()
                .allSatisfy(name -> assertThat(SettingCatalogue.find(name)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"port,65536,number", "port,x,number", "bindAddress,a b,host", "bindAddress,1.2.3,host",
            "bindAddress,256.1.1.1,host", "publicAddresses,example.net,address",
            "publicAddresses,'1.1.1.1,::1,::2',many",
            "metricsAddresses,10.0.0.0/33,network", "metricsAddresses,10.0.0.0/,network", "relay,yes,choice",
            "turnServers,http://a,turn-uri", "refusalStyle,polite,choice", "relayBytesPerPair,999,number"})
    void whatCannotBeSetIsSaid(String name, String value, String problem) throws IOException {
        SettingProblem found = SettingCatalogue.find(name).orElseThrow().problem(value).orElseThrow();
        assertThat(found.key()).isEqualTo("setting.problem." + problem);
        assertThat(texts().getProperty(found.key())).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"bindAddress,::1", "bindAddress,example.net", "bindAddress,m\u00fcnchen.example", "port,0",
            "metricsAddresses,'10.0.0.0/8, fd00::/8'", "turnServers,turn:a", "relay,TRUE", "refusalStyle,Media-Server"})
    void whatCanBeSetIsAllowed(String name, String value) {
        assertThat(SettingCatalogue.find(name).orElseThrow().problem(value)).isEmpty();
    }

    @Test
    void aTextIsOneLine() {
        assertThat(SettingCatalogue.find("turnSecret").orElseThrow().problem("a\nb").orElseThrow().key())
                .isEqualTo("setting.problem.control");
    }

    @ParameterizedTest
    @CsvSource({"goneAfter,20,more-than", "relayLastPort,19999,more-than", "probePort,1935,same-port",
            "portPrediction,true,needs-probe", "publicAddresses,'192.0.2.1,192.0.2.2',family"})
    void whatDoesNotGoTogetherIsSaid(String name, String value, String problem) throws IOException {
        Map<String, SettingProblem> found = SettingCatalogue.problems(Map.of("plugin.rtmfp." + name, value)::get);
        assertThat(found).containsOnlyKeys(name);
        assertThat(found.get(name).key()).isEqualTo("setting.problem." + problem);
        assertThat(texts().getProperty(found.get(name).key())).isNotBlank();
    }

    private static Properties texts() throws IOException {
        return texts("");
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(
                Path.of("../../i18n/rtmfp_i18n" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
