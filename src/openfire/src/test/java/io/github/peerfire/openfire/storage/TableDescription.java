package io.github.peerfire.openfire.storage;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a database says of its tables: their columns in order, keys and indexes; and the version that is noted. */
final class TableDescription {

    private TableDescription() {
    }

    static Map<String, List<String>> all(Connection connection, Collection<String> tables) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        Map<String, List<String>> found = new TreeMap<>();
        for (String table : tables) {
            List<String> lines = found.computeIfAbsent(table, name -> new ArrayList<>());
            String stored = data.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT)
                    : data.storesLowerCaseIdentifiers() ? table.toLowerCase(Locale.ROOT) : table;
            lines(data.getColumns(connection.getCatalog(), null, stored, null), lines, "COLUMN_NAME", "DATA_TYPE",
                    "COLUMN_SIZE", "IS_NULLABLE", "COLUMN_DEF", "ORDINAL_POSITION");
            lines(data.getPrimaryKeys(connection.getCatalog(), null, stored), lines, "COLUMN_NAME", "KEY_SEQ");
            lines(data.getIndexInfo(connection.getCatalog(), null, stored, false, true), lines,
                    "NON_UNIQUE", "COLUMN_NAME", "ORDINAL_POSITION");
            if (lines.isEmpty()) {
                throw new AssertionError("There is no table " + table);
            }
        }
        found.put("ofVersion", version(connection));
        return found;
    }

    private static void lines(ResultSet rows, List<String> lines, String... columns) throws SQLException {
        try (rows) {
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (String column : columns) {
                    line.append(column).append('=').append(rows.getString(column)).append(' ');
                }
                lines.add(line.toString());
            }
        }
    }

    private static List<String> version(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (var statement = connection.createStatement()) {
            lines(statement.executeQuery("SELECT name, version FROM ofVersion"), lines, "name", "version");
        }
        return lines;
    }
}
