package io.github.peerfire.client;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Finds sentences for people in the languages that there are; English, the language of base bundles, for all others.
 */
public final class SentenceBundle {

    private SentenceBundle() {
    }

    /**
     * The sentences of a language.
     *
     * @param owner a class that is packed together with them
     * @param name of the base bundle, with its package
     * @param locale the language that is wanted; that of this machine has nothing to do with it
     * @throws java.util.MissingResourceException if there is not even a base bundle
     */
    public static ResourceBundle of(Class<?> owner, String name, Locale locale) {
        ResourceBundle.Control exact = ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle(name, locale, owner.getClassLoader(), exact);
    }
}
