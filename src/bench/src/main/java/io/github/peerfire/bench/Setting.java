package io.github.peerfire.bench;

import picocli.CommandLine.Model.OptionSpec;

/**
 * One option of a subcommand.
 *
 * @param name without dashes
 * @param kind what its value may be
 * @param usual its value where it is not given; null if there is none then
 * @param text what it means, for people
 */
record Setting(String name, SettingKind kind, String usual, String text) {

    OptionSpec spec() {
        return OptionSpec.builder("--" + name).type(String.class).converters(kind).paramLabel(kind.label)
                .defaultValue(usual).description(text + (usual == null || usual.isEmpty() ? "" : " (" + usual + ")"))
                .build();
    }
}
