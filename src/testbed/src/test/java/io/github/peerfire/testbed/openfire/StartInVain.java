package io.github.peerfire.testbed.openfire;

import java.nio.file.Path;

/** A program that starts an Openfire, for virtual machines in which none can run. */
final class StartInVain {
    private StartInVain() {
    }

    /** Exits with 1 and a sentence if the server doesn't start. */
    public static void main(String[] arguments) {
        try {
            EmbeddedOpenfire.start(OpenfireSettings.standard().withHome(Path.of(arguments[0]))).close();
        } catch (OpenfireException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
