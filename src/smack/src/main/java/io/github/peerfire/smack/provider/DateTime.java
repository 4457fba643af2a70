package io.github.peerfire.smack.provider;

import io.github.peerfire.smack.xml.MalformedElementException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The date-times of XEP-0082. */
final class DateTime {

    private DateTime() {
    }

    static Instant parse(String value) throws MalformedElementException {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new MalformedElementException("not a date and time");
        }
    }
}
