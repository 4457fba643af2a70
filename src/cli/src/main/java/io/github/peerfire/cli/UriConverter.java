package io.github.peerfire.cli;

import io.github.peerfire.flash.RtmfpUri;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a server's URI. */
final class UriConverter implements ITypeConverter<RtmfpUri> {

    @Override
    public RtmfpUri convert(String text) {
        try {
            return RtmfpUri.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "': " + e.getMessage());
        }
    }
}
