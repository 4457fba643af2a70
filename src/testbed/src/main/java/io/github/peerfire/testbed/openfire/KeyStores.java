package io.github.peerfire.testbed.openfire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The JKS stores of a home: an identity signed by itself, and no trust in anybody. */
public final class KeyStores {
    /** Openfire's default; of the stores and the key in them. */
    public static final String PASSWORD = "changeit";

    private final Path folder;

    /** @param folder that there is, where stores are made */
    public KeyStores(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes {@code keystore}, with a key for a domain, and {@code truststore}s.
     *
     * @param certificate the file that gets the key's certificate
     */
    public void create(String domain, Path certificate) throws IOException {
        createEmpty("truststore");
        createEmpty("client.truststore");
        String store = folder.resolve("keystore").toString();
        keytool("-genkeypair", "-alias", "rsa", "-keyalg", "RSA", "-keysize", "2048", "-sigalg", "SHA256withRSA",
                "-dname", "CN=" + domain, "-ext", "SAN=dns:" + domain + ",dns:*." + domain, "-validity", "30",
                "-storetype", "JKS", "-keystore", store, "-storepass", PASSWORD, "-keypass", PASSWORD);
        export(certificate);
    }

    /** What a TLS server needs that proves itself with the key. */
    public SSLContext identity() throws IOException {
        try {
            char[] password = PASSWORD.toCharArray();
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(folder.resolve("keystore").toFile(), password), password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void createEmpty(String name) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, null);
            store.store(out, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void export(Path certificate) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(folder.resolve("keystore").toFile(), PASSWORD.toCharArray());
            Files.write(certificate, store.getCertificate("rsa").getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void keytool(String... arguments) throws IOException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        ProcessBuilder builder = new ProcessBuilder(tool.toString());
        builder.command().addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-Xshare:auto"));
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool of the JDK made no certificate: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        }
    }
}
