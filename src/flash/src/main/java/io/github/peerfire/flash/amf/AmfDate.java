package io.github.peerfire.flash.amf;

/**
 * AMF0 date (marker 0x0b).
 *
 * @param milliseconds since 1970-01-01T00:00Z
 */
public record AmfDate(double milliseconds) implements AmfValue {
}
