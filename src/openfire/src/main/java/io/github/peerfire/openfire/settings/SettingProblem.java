package io.github.peerfire.openfire.settings;

import java.util.Arrays;
import java.util.List;

/**
 * Why a value cannot be set.
 *
 * @param key of a sentence in the {@code i18n} files
 * @param arguments for its placeholders
 */
public record SettingProblem(String key, List<String> arguments) {

    private static final String PREFIX = "setting.problem.";

    /** Copies the arguments. */
    public SettingProblem {
        arguments = List.copyOf(arguments);
    }

    static SettingProblem of(String word, Object... arguments) {
        return new SettingProblem(PREFIX + word, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
