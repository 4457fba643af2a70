package io.github.peerfire.openfire.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaScriptTest {

    static List<String> vendors() throws IOException {
        return SchemaScript.vendors();
    }

    @Test
    void thereIsAScriptForEachDatabaseOfOpenfire() throws IOException {
        assertThat(SchemaScript.vendors()).containsExactly("cockroachdb", "db2", "firebird", "hsqldb", "mariadb",
                "mysql", "oracle", "postgresql", "sqlserver", "sybase");
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void allMakeTheSameTables(String vendor) {
        Map<String, Map<String, String>> expected = withoutKeys(SchemaScript.of("hsqldb").columns());
        assertThat(expected).containsOnlyKeys("ofRtmfpKey", "ofRtmfpKeyText", "ofRtmfpAudit", "ofRtmfpDaily");
        assertThat(withoutKeys(SchemaScript.of(vendor).columns())).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void theVersionIsNotedLast(String vendor) {
        SchemaScript script = SchemaScript.of(vendor);
        assertThat(script.statements().get(script.statements().size() - 1))
                .isEqualTo("INSERT INTO ofVersion (name, version) VALUES ('rtmfp', " + version() + ")");
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void eachVersionSinceTheFirstCanBeReachedFromTheOneBefore(String vendor) {
        for (int version = 1; version <= version(); version++) {
            SchemaScript upgrade = SchemaScript.upgrade(version, vendor);
            assertThat(upgrade.statements().get(upgrade.statements().size() - 1))
                    .isEqualTo("UPDATE ofVersion SET version=" + version + " WHERE name='rtmfp'");
        }
    }

    /** On real databases, where they can be had, the databases themselves are asked. */
    @ParameterizedTest
    @MethodSource("vendors")
    void upgradesMakeOfTheFirstVersionWhatANewOneIs(String vendor) {
        SchemaScript first = SchemaScript.first(vendor);
        SchemaScript fresh = SchemaScript.of(vendor);
        Map<String, Map<String, String>> upgraded = first.definitions();
        List<String> others = new ArrayList<>(first.others());
        assertThat(upgraded).isNotEqualTo(fresh.definitions());
        for (int version = 1; version <= version(); version++) {
            SchemaScript upgrade = SchemaScript.upgrade(version, vendor);
            upgrade.definitions()
                    .forEach((table, added) -> upgraded.computeIfAbsent(table, name -> new TreeMap<>()).putAll(added));
            others.addAll(upgrade.others());
        }
        assertThat(upgraded).isEqualTo(fresh.definitions());
        assertThat(others).containsExactlyInAnyOrderElementsOf(fresh.others());
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void namesAreShortEnoughForOracle(String vendor) {
        assertThat(SchemaScript.of(vendor).columns()).allSatisfy((table, columns) -> {
            assertThat(table).hasSizeLessThanOrEqualTo(30);
            assertThat(columns.keySet()).allSatisfy(column -> assertThat(column).hasSizeLessThanOrEqualTo(30));
        });
    }

    private static int version() {
        return SchemaScript.version();
    }

    /** How a primary key is written is the vendor's. */
    private static Map<String, Map<String, String>> withoutKeys(Map<String, Map<String, String>> tables) {
        tables.values().forEach(columns -> columns.keySet().removeAll(Set.of("PRIMARY", "CONSTRAINT")));
        return tables;
    }
}
