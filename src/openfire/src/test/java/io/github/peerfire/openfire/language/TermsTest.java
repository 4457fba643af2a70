package io.github.peerfire.openfire.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has one word in English has one in each language: whoever reads of it twice must know that it is the same. */
class TermsTest {

    private final Map<String, String> english = LanguageFile.base().texts();

    @ParameterizedTest
    @CsvSource({
        "endpoint, de, Endpunkt", "endpoint, fr, terminal|terminaux", "endpoint, es, terminal",
        "endpoint, pt_BR, endpoint", "endpoint, ru, конечн", "endpoint, zh_CN, 端点", "endpoint, ja, エンドポイント",
        "peer ID, de, Peer-ID", "peer ID, fr, peer ID", "peer ID, es, peer ID", "peer ID, pt_BR, peer ID",
        "peer ID, ru, peer ID", "peer ID, zh_CN, 对等端 ID", "peer ID, ja, ピア ID",
        "rendezvous, de, Treffpunkt", "rendezvous, fr, rendez-vous", "rendezvous, es, punto de encuentro",
        "rendezvous, pt_BR, ponto de encontro", "rendezvous, ru, встречи", "rendezvous, zh_CN, 会合",
        "rendezvous, ja, ランデブー",
        "introduction, de, vermitt", "introduction, fr, en relation", "introduction, es, contacto",
        "introduction, pt_BR, apresent", "introduction, zh_CN, 引介",
        "client, de, Client", "client, fr, client", "client, es, cliente", "client, pt_BR, cliente",
        "client, ru, клиент", "client, zh_CN, 客户端", "client, ja, クライアント"})
    void aTermHasOneWord(String term, String language, String word) {
        Pattern inEnglish = Pattern.compile("\\b" + term + "s?\\b", Pattern.CASE_INSENSITIVE);
        Pattern translated = Pattern.compile(word, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        Map<String, String> texts = LanguageFile.of(language).texts();
        assertThat(english.entrySet()).filteredOn(entry -> inEnglish.matcher(entry.getValue()).find()).isNotEmpty()
                .allSatisfy(entry -> assertThat(texts.get(entry.getKey())).as(entry.getKey())
                        .containsPattern(translated));
    }
}
