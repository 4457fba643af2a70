package io.github.peerfire.cli;

import picocli.CommandLine.ITypeConverter;

/** Takes text as it is. */
final class TextConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        return text;
    }
}
