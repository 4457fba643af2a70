package io.github.peerfire.cli;

import io.github.peerfire.rtmfp.TurnServer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a TURN proxy's URI. */
final class TurnConverter implements ITypeConverter<TurnServer> {

    @Override
    public TurnServer convert(String text) {
        try {
            return TurnServer.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "': " + e.getMessage());
        }
    }
}
