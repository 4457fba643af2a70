package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.operation.setting.SettingRow;
import io.github.peerfire.openfire.operation.setting.Settings;
import io.github.peerfire.openfire.settings.SettingKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All settings, in one form. */
final class SettingsPage implements Page {

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Model show(Visit visit) {
        return model(visit, Map.of(), Map.of());
    }

    @Override
    public Answer submit(Visit visit) {
        Settings settings = visit.operations().settings();
        String forgotten = visit.parameters().text("forget");
        if (settings.get(forgotten).isPresent()) {
            settings.reset(visit.who(), forgotten);
            return Answer.goTo("settings.jsp", Notice.success("page.settings.forgotten"));
        }
        Map<String, String> written = changes(settings, visit.parameters());
        if (written.isEmpty()) {
            return Answer.goTo("settings.jsp", Notice.success("page.settings.same"));
        }
        Map<String, Message> problems = settings.change(visit.who(), written);
        if (!problems.isEmpty()) {
            return new Answer.Again(model(visit, written, problems));
        }
        boolean ends = settings.all().stream().anyMatch(row -> row.endsSessions() && written.containsKey(row.name()));
        return Answer.goTo("settings.jsp", Notice.success(ends ? "page.settings.restarting" : "page.settings.saved"));
    }

    /** What was written and is not so already. */
    private static Map<String, String> changes(Settings settings, Parameters parameters) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (SettingRow row : settings.all()) {
            String text = parameters.text(row.name());
            boolean kept = row.kind() == SettingKind.SECRET ? text.isEmpty() : text.equals(row.value());
            if (parameters.has(row.name()) && !kept) {
                changes.put(row.name(), text);
            }
        }
        return changes;
    }

    private static Model model(Visit visit, Map<String, String> written, Map<String, Message> problems) {
        Map<String, List<SettingField>> groups = new LinkedHashMap<>();
        for (SettingRow row : visit.operations().settings().all()) {
            groups.computeIfAbsent(row.group().key(), key -> new ArrayList<>())
                    .add(SettingField.of(row, written, problems, visit.wording()));
        }
        List<Group> all = groups.entrySet().stream()
                .map(group -> new Group(visit.wording().text(group.getKey()), group.getValue())).toList();
        return new Model(all);
    }

    /** Settings that belong together. */
    record Group(String label, List<SettingField> settings) {
    }

    /** What the page shows. */
    record Model(List<Group> groups) {
    }
}
