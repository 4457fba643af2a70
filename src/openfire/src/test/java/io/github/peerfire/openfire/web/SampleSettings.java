package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.operation.setting.SettingRow;
import io.github.peerfire.openfire.operation.setting.Settings;
import io.github.peerfire.openfire.settings.SettingGroup;
import io.github.peerfire.openfire.settings.SettingKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A setting of each kind. */
final class SampleSettings implements Settings {

    private final Map<String, String> values = new LinkedHashMap<>(
            Map.of("turnSecret", "sesame", "bindAddress", "192.0.2.7"));

    @Override
    public List<SettingRow> all() {
        return List.of(row("bindAddress", SettingGroup.LISTENING, SettingKind.TEXT, "", 255, List.of()),
                row("port", SettingGroup.LISTENING, SettingKind.NUMBER, "1935", 65_535, List.of()),
                row("requireProof", SettingGroup.TICKETS, SettingKind.FLAG, "false", 5, List.of()),
                row("refusalStyle", SettingGroup.KEYS, SettingKind.CHOICE, "cirrus", 20,
                        List.of("cirrus", "media-server")),
                row("turnServers", SettingGroup.TURN, SettingKind.LIST, "", 4000, List.of()),
                row("turnSecret", SettingGroup.TURN, SettingKind.SECRET, "", 255, List.of()));
    }

    private SettingRow row(String name, SettingGroup group, SettingKind kind, String fallback, long most,
            List<String> choices) {
        String value = values.getOrDefault(name, "");
        return new SettingRow(name, "plugin.rtmfp." + name, group, kind, choices, 0, most, fallback,
                kind == SettingKind.SECRET ? "" : value, !value.isEmpty(), Optional.empty(),
                "system_property.plugin.rtmfp." + name, name.equals("port"), name.equals("bindAddress"));
    }

    @Override
    public Optional<SettingRow> get(String name) {
        return all().stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** What is set. */
    Map<String, String> values() {
        return values;
    }

    @Override
    public Map<String, Message> check(Map<String, String> texts) {
        String port = texts.getOrDefault("port", "");
        return port.matches("[0-9]{0,4}") ? Map.of()
                : Map.of("port", Message.of("setting.problem.number", "0", "65535"));
    }

    @Override
    public Map<String, Message> change(Administrator who, Map<String, String> texts) {
        Map<String, Message> problems = check(texts);
        if (problems.isEmpty()) {
            values.putAll(texts);
        }
        return problems;
    }

    @Override
    public void reset(Administrator who, String name) {
        values.remove(name);
    }
}
