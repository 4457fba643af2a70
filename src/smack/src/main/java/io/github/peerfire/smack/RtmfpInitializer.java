package io.github.peerfire.smack;

import org.jivesoftware.smack.Smack;
import org.jivesoftware.smack.initializer.UrlInitializer;

/** Registers the providers of this extension with Smack, after Smack's own. */
public final class RtmfpInitializer extends UrlInitializer {

    private static final String PROVIDERS = "classpath:io/github/peerfire/smack/rtmfp.providers";

    /** Registers the providers once, however often it is called. */
    public static void register() {
        Registration.done();
    }

    @Override
    protected String getProvidersUri() {
        return PROVIDERS;
    }

    /** Its loading is the registration. */
    private static final class Registration {

        static {
            // Smack registers its own providers when it is first touched; ours for Jingle has to come later.
            Smack.ensureInitialized();
            new RtmfpInitializer().initialize();
        }

        private static void done() {
            // Loading this class has done it.
        }
    }
}
