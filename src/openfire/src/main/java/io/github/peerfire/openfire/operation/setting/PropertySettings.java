package io.github.peerfire.openfire.operation.setting;

import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.settings.Setting;
import io.github.peerfire.openfire.settings.SettingCatalogue;
import io.github.peerfire.openfire.settings.SettingKind;
import io.github.peerfire.openfire.settings.SettingProblem;
import io.github.peerfire.openfire.settings.SettingReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that are properties. */
public final class PropertySettings implements Settings {

    private static final Message IN_FILE = Message.of("setting.problem.file");
    private static final Message UNKNOWN = Message.of("setting.problem.unknown");

    private final PropertyStore store;
    private final SettingReader reader;
    private final Acts acts;

    /** Keeps settings in a store. */
    public PropertySettings(PropertyStore store, Acts acts) {
        this.store = store;
        this.reader = SettingReader.silent(store);
        this.acts = acts;
    }

    @Override
    public List<SettingRow> all() {
        Map<String, SettingProblem> problems = SettingCatalogue.problems(store);
        return SettingCatalogue.all().stream().map(setting -> row(setting, problems)).toList();
    }

    @Override
    public Optional<SettingRow> get(String name) {
        return all().stream().filter(row -> row.name().equals(name)).findFirst();
    }

    private SettingRow row(Setting setting, Map<String, SettingProblem> problems) {
        String raw = reader.raw(setting);
        boolean secret = setting.kind() == SettingKind.SECRET;
        return new SettingRow(setting.name(), setting.property(), setting.group(), setting.kind(), setting.choices(),
                setting.least(), setting.most(), setting.fallback(), secret ? "" : raw, !raw.isEmpty(),
                Optional.ofNullable(problems.get(setting.name())).map(PropertySettings::message),
                "system_property." + setting.property(), setting.endsSessions(), store.isInFile(setting.property()));
    }

    @Override
    public Map<String, Message> check(Map<String, String> texts) {
        Map<String, Message> found = new LinkedHashMap<>();
        Map<String, String> changed = new LinkedHashMap<>();
        texts.forEach((name, text) -> SettingCatalogue.find(name).ifPresentOrElse(
                setting -> {
                    if (isFixed(setting, text)) {
                        found.put(name, IN_FILE);
                    } else if (!keeps(setting, text)) {
                        changed.put(setting.property(), text);
                    }
                },
                () -> found.put(name, UNKNOWN)));
        // What is wrong already, and stays, does not keep other things from being changed.
        Map<String, SettingProblem> before = SettingCatalogue.problems(store);
        SettingCatalogue.problems(name -> changed.containsKey(name) ? changed.get(name) : store.get(name))
                .forEach((name, problem) -> {
                    if (texts.containsKey(name) || !before.containsKey(name)) {
                        found.put(name, message(problem));
                    }
                });
        return found;
    }

    @Override
    public Map<String, Message> change(Administrator who, Map<String, String> texts) {
        Map<String, Message> problems = check(texts);
        if (problems.isEmpty()) {
            texts.forEach((name, text) -> change(who, SettingCatalogue.find(name).orElseThrow(), text.trim()));
        }
        return problems;
    }

    private void change(Administrator who, Setting setting, String text) {
        if (keeps(setting, text) || text.equals(reader.raw(setting))) {
            return;
        } else if (text.isEmpty()) {
            store.remove(setting.property());
        } else {
            store.set(setting.property(), text, setting.kind() == SettingKind.SECRET);
        }
        acts.record(who, "setting.change", setting.kind() == SettingKind.SECRET
                ? setting.name() : setting.name() + "=" + text);
    }

    /** A secret is not shown, so a form brings nothing where it is to stay as it is. */
    private static boolean keeps(Setting setting, String text) {
        return setting.kind() == SettingKind.SECRET && text.isBlank();
    }

    @Override
    public void reset(Administrator who, String name) {
        SettingCatalogue.find(name).filter(setting -> !reader.raw(setting).isEmpty())
                .filter(setting -> !store.isInFile(setting.property())).ifPresent(setting -> {
            store.remove(setting.property());
            acts.record(who, "setting.reset", setting.name());
        });
    }

    /** Whether a change would have no effect, since a file goes before. */
    private boolean isFixed(Setting setting, String text) {
        return store.isInFile(setting.property()) && !text.trim().equals(reader.raw(setting));
    }

    private static Message message(SettingProblem problem) {
        return new Message(problem.key(), problem.arguments());
    }
}
