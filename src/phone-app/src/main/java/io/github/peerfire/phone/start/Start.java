package io.github.peerfire.phone.start;

import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import javax.swing.JOptionPane;

/** Starts the phone, or says that this Java is too old for it: in a dialog for whoever clicked on the file, too. */
public final class Start {

    /** The oldest Java that runs the phone. */
    private static final int NEEDED = 17;

    private Start() {
    }

    /**
     * Runs the phone with a command line.
     *
     * @throws ReflectiveOperationException if the phone is not in the jar
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        String version = System.getProperty("java.specification.version");
        if (!isTooOld(version)) {
            start(arguments);
            return;
        }
        String sentence = sentence(Locale.getDefault().getLanguage(), version);
        System.err.println(sentence);
        if (!GraphicsEnvironment.isHeadless()) {
            JOptionPane.showMessageDialog(null, sentence, "Video Phone", JOptionPane.ERROR_MESSAGE);
        }
        System.exit(1);
    }

    private static void start(String[] arguments) throws ReflectiveOperationException {
        try {
            Class.forName("io.github.peerfire.phone.Main").getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Versions are 1.8, 9, 10, 11 and so on. */
    static boolean isTooOld(String version) {
        return version.startsWith("1.") || Integer.parseInt(version) < NEEDED;
    }

    /** Not in a file of sentences: before Java 9 those cannot have accents. */
    static String sentence(String language, String version) {
        switch (language) {
            case "de":
                return "Video Phone braucht Java " + NEEDED + " oder neuer, dies ist Java " + version
                        + ". Installieren Sie ein neueres Java, und starten Sie es noch einmal.";
            case "fr":
                return "Video Phone demande Java " + NEEDED + " ou plus r\u00e9cent, voici Java " + version
                        + ". Installez un Java plus r\u00e9cent, puis relancez-le.";
            default:
                return "Video Phone needs Java " + NEEDED + " or newer, and this is Java " + version
                        + ". Install a newer Java, then start it again.";
        }
    }
}
