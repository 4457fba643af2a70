package io.github.peerfire.phone.media;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences about devices and codecs, in the languages that there are; English for all others. */
public final class MediaSentences {

    private static final String BUNDLE = "io.github.peerfire.phone.media.MediaSentences";

    private MediaSentences() {
    }

    /** The sentence of a key, with the name of a device or codec in it. */
    public static String of(Locale locale, String key, String name) {
        // The base bundle is English; the language of this machine has nothing to do with it.
        ResourceBundle.Control exact = ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES);
        String pattern = ResourceBundle.getBundle(BUNDLE, locale, exact).getString(key);
        return new MessageFormat(pattern, locale).format(new Object[] {name});
    }
}
