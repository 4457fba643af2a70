package io.github.peerfire.openfire.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A schema script, read as Openfire reads it: by lines, a statement ends with the line that ends with a semicolon. */
public record SchemaScript(String vendor, List<String> statements) {

    private static final Path DIRECTORY = Path.of("src/main/database");
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\((.*)\\)", Pattern.DOTALL);
    private static final Pattern ADDED = Pattern.compile("ALTER TABLE (\\w+) ADD (.*)");
    private static final Pattern COLUMN =
            Pattern.compile("(?m)^  (\\w+) +(N?VARCHAR2?\\((\\d+)(?: CHAR)?\\)|\\w+)(.*?),?$");

    static SchemaScript of(String vendor) {
        return of(vendor, DIRECTORY);
    }

    /** What made the tables of version 0; kept to try upgrades on. */
    public static SchemaScript first(String vendor) {
        return of(vendor, Path.of("src/test/database/0"));
    }

    /** What the plugin tells Openfire, which upgrades until the database has it. */
    public static int version() {
        try {
            return Integer.parseInt(Files.readString(Path.of("../../plugin.xml"))
                    .replaceAll("(?s).*<databaseVersion>(\\d+)</databaseVersion>.*", "$1"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What makes a version of the one before it. */
    static SchemaScript upgrade(int version, String vendor) {
        return of(vendor, DIRECTORY.resolve("upgrade").resolve(Integer.toString(version)));
    }

    private static SchemaScript of(String vendor, Path directory) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : lines(directory.resolve("rtmfp_" + vendor + ".sql"))) {
            if (!line.isBlank() && !line.startsWith("--") && !line.startsWith("/*")) {
                statement.append(line).append('\n');
            }
            if (line.endsWith(";")) {
                statements.add(statement.toString().strip().replaceFirst(";$", ""));
                statement.setLength(0);
            }
        }
        if (!statement.isEmpty()) {
            throw new IllegalArgumentException("Openfire would not run the end of the script for " + vendor);
        }
        return new SchemaScript(vendor, statements);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError("No script " + file, e);
        }
    }

    /** What is neither a table, a column nor a version: indexes, and whatever else there may come to be. */
    List<String> others() {
        return statements.stream().filter(sql -> !TABLE.matcher(sql).matches() && !ADDED.matcher(sql).matches()
                && !sql.contains("ofVersion")).toList();
    }

    static List<String> vendors() throws IOException {
        try (var files = Files.list(DIRECTORY)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replaceAll("rtmfp_|\\.sql", "")).sorted().toList();
        }
    }

    void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /**
     * Columns by table and name: the length of texts, whether it may be null. What vendors call their types is left
     * out.
     */
    public Map<String, Map<String, String>> columns() {
        return columns(SchemaScript::describe);
    }

    /** The same in this vendor's own words. */
    Map<String, Map<String, String>> definitions() {
        return columns(column -> (column.group(2) + " " + column.group(4).trim()).trim());
    }

    private Map<String, Map<String, String>> columns(Function<Matcher, String> describe) {
        Map<String, Map<String, String>> tables = new TreeMap<>();
        for (String sql : statements) {
            Matcher table = TABLE.matcher(sql);
            Matcher added = ADDED.matcher(sql);
            if (added.matches()) {
                Matcher column = COLUMN.matcher("  " + added.group(2));
                if (!column.find()) {
                    throw new AssertionError("What is added? " + sql);
                }
                tables.computeIfAbsent(added.group(1), name -> new TreeMap<>())
                        .put(column.group(1), describe.apply(column));
            } else if (table.matches()) {
                Map<String, String> columns = tables.computeIfAbsent(table.group(1), name -> new TreeMap<>());
                Matcher column = COLUMN.matcher(table.group(2));
                while (column.find()) {
                    columns.put(column.group(1), describe.apply(column));
                }
            }
        }
        return tables;
    }

    private static String describe(Matcher column) {
        String rest = column.group(4).trim().toUpperCase(Locale.ROOT);
        String length = column.group(3) == null ? "number" : column.group(3);
        return switch (column.group(1)) {
            case "PRIMARY", "CONSTRAINT" -> rest.replaceAll(".*\\(", "(");
            default -> length + (rest.equals("NOT NULL") ? " required" : "");
        };
    }
}
