package io.github.peerfire.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pages, the menu around them, which Openfire makes, and ad-hoc commands, which ask Openfire, are in one language,
 * whichever Openfire is set to. 4.2.0 and 5.1.1 look texts up by the same call.
 */
@ExtendWith(OpenfireExtension.class)
class LanguageIT {

    private static final Locale OF_THE_MACHINE = Locale.getDefault();

    private static AdminSession session;

    private final EmbeddedOpenfire server;

    LanguageIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    @BeforeAll
    static void signIn(EmbeddedOpenfire server) throws Exception {
        server.deleteUser("admin");
        server.createUser("admin", "secret"); // who is an administrator unless others are named
        session = AdminSession.signIn(server, "admin", "secret");
    }

    @AfterEach
    void speakEnglish() {
        server.setLanguage("en");
        Locale.setDefault(OF_THE_MACHINE);
    }

    @ParameterizedTest
    @CsvSource({"en,'',en", "en-US,'',en", "de,_de,de", "de-AT,_de,de", "fr-CA,_fr,fr", "es-MX,_es,es",
            "pt-BR,_pt_BR,pt-BR",
        "pt-PT,_pt_BR,pt", "pt,_pt_BR,pt", "ru-RU,_ru,ru", "ja-JP,_ja,ja", "zh-CN,_zh_CN,zh-CN", "zh-TW,'',en",
        "nl,'',en", "ko,'',en"})
    void aLanguageOfTheConsoleIsSpokenOrTheNearestThereIs(String language, String file, String tag) throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        server.setLanguage(language);
        assertSpoken(file, tag);
    }

    @Test
    void whereThereIsNoneTheMachinesIsSpokenAsOpenfireDoes() throws Exception {
        Locale.setDefault(Locale.GERMAN);
        server.setLanguage("it");
        assertSpoken("_de", "de");
    }

    private void assertSpoken(String file, String tag) throws Exception {
        Properties texts = texts(file);
        String page = session.get("/plugins/rtmfp/settings.jsp").body();
        assertThat(page).contains(" lang=\"" + tag + "\"")
                .contains("<h1>" + texts.getProperty("page.settings") + "</h1>")
                .contains(">" + texts.getProperty("page.settings.menu") + "<");
        try (Device admin = Device.signInAdministrator(server)) {
            assertThat(admin.command("urn:xmpp:rtmfp:0#statistics", Map.of()).getTitle())
                    .isEqualTo(texts.getProperty("command.statistics"));
        }
    }

    private static Properties texts(String file) throws Exception {
        Properties texts = new Properties();
        try (InputStream in = LanguageIT.class.getResourceAsStream("/rtmfp_i18n" + file + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
