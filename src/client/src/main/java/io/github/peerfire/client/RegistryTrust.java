package io.github.peerfire.client;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * What proves the registry of Video Phones: a certificate that was named, whatever name it has; or, since the registry
 * may be at another server than the account, authorities that vouch for its name.
 */
final class RegistryTrust extends X509ExtendedTrustManager {

    private final List<X509Certificate> named;
    private final X509ExtendedTrustManager authorities;

    RegistryTrust(Collection<X509Certificate> named, X509ExtendedTrustManager authorities) {
        this.named = List.copyOf(named);
        this.authorities = authorities;
    }

    /** That of a configuration, with the platform's authorities. */
    static SSLContext of(ClientConfig config) {
        try {
            return new RegistryTrust(config.registryTrusted(), authorities(null)).context();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has TLS and authorities.", e);
        }
    }

    /** @param storeOrNull where they are; null for the platform's */
    static X509ExtendedTrustManager authorities(KeyStore storeOrNull) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(storeOrNull);
        return Arrays.stream(factory.getTrustManagers()).filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast).findFirst().orElseThrow();
    }

    SSLContext context() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {this}, null);
        return context;
    }

    private boolean isNamed(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0 || !named.contains(chain[0])) {
            return false;
        }
        chain[0].checkValidity();
        return true;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String method) throws CertificateException {
        if (!isNamed(chain)) {
            authorities.checkServerTrusted(chain, method);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String method, Socket socket)
            throws CertificateException {
        if (!isNamed(chain)) {
            authorities.checkServerTrusted(chain, method, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String method, SSLEngine engine)
            throws CertificateException {
        if (!isNamed(chain)) {
            authorities.checkServerTrusted(chain, method, engine);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String method) throws CertificateException {
        throw new CertificateException("This is a client.");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String method, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, method);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String method, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, method);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
