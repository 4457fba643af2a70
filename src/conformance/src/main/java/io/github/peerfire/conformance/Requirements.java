package io.github.peerfire.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the project's table of requirements. */
final class Requirements {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Requirements() {
    }

    /** All requirements by their number, in the table's order. */
    static Map<String, Requirement> read() {
        try (InputStream table = Requirements.class.getResourceAsStream("conformance.csv");
                Reader reader = new InputStreamReader(table, StandardCharsets.UTF_8)) {
            Map<String, Requirement> requirements = new LinkedHashMap<>();
            for (CSVRecord row : FORMAT.parse(reader)) {
                Requirement requirement = new Requirement(row.get("id"), row.get("rfc"), row.get("section"),
                        row.get("level"), row.get("role"), row.get("requirement"), row.get("not_applicable"));
                if (requirements.put(requirement.id(), requirement) != null) {
                    throw new IllegalStateException("conformance.csv has " + requirement.id() + " twice.");
                }
            }
            return requirements;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
