package io.github.peerfire.phone.media;

import io.github.peerfire.client.SentenceBundle;
import java.text.MessageFormat;
import java.util.Locale;

/** Sentences about devices and codecs, in the languages that there are; English for all others. */
public final class MediaSentences {

    private static final String BUNDLE = "io.github.peerfire.phone.media.MediaSentences";

    private MediaSentences() {
    }

    /** The sentence of a key, with the name of a device or codec in it. */
    public static String of(Locale locale, String key, String name) {
        String pattern = SentenceBundle.of(MediaSentences.class, BUNDLE, locale).getString(key);
        return new MessageFormat(pattern, locale).format(new Object[] {name});
    }
}
