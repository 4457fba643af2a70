package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;

class PinnedCertificateTest {

    /** From 2020 on, for a thousand years. */
    private static final X509Certificate LASTING = certificate("""
            -----BEGIN CERTIFICATE-----
            MIIBRTCB7aADAgECAghIZPqS/DNyJDAKBggqhkjOPQQDAjAXMRUwEwYDVQQDEwxl
            eGFtcGxlLnRlc3QwIBcNMjAwMTAxMTkwMTM0WhgPMzAxOTA1MDQxOTAxMzRaMBcx
            FTATBgNVBAMTDGV4YW1wbGUudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
            BO6eOkdGYvz4Ep6uO3CNKAFjSvkAqI44Kve+znlrNe90MugDBK1t+vw16nufCWN8
            Ip0/sqMi+K44ErCj1zSiQRejITAfMB0GA1UdDgQWBBSkin8JuWmnlKOjNc6Qbx8A
            qXVvEjAKBggqhkjOPQQDAgNHADBEAiAagT+D4q8IVXgmYA8a4Ur4ApY6qIVub5tH
            3eF5j6NeZwIgdRsqAYvi/ZJxy9p4T21hH+sKO1T1yLDVTuVhCuLlnOw=
            -----END CERTIFICATE-----
            """);

    /** Of one day in 2020. */
    private static final X509Certificate EXPIRED = certificate("""
            -----BEGIN CERTIFICATE-----
            MIIBRDCB66ADAgECAgg0WHkEgAwjaDAKBggqhkjOPQQDAjAXMRUwEwYDVQQDEwxl
            eGFtcGxlLnRlc3QwHhcNMjAwMTAxMTkwMDUwWhcNMjAwMTAyMTkwMDUwWjAXMRUw
            EwYDVQQDEwxleGFtcGxlLnRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARE
            c/yxuCzjm2vMrHs1B6n90Hu1rgpoJaeh0DJNTajGzv5llN0RP/lFI9JHllthL9xE
            3eRwpl+/XJOc+4RkiPsxoyEwHzAdBgNVHQ4EFgQUh0ToAe0dZQJBvuRTvRm+5SrI
            6X4wCgYIKoZIzj0EAwIDSAAwRQIhANkHzuTeEeCOsi6F+RoHuxxRcq7qdS/XSw8x
            V7vdjK42AiBgSoZPSyYU1n/+Sk0qqJKbYdGfcABSZQsMv+Qq+zOJGg==
            -----END CERTIFICATE-----
            """);

    private static X509Certificate certificate(String text) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void check(X509Certificate trusted, X509Certificate... shown) throws CertificateException {
        new PinnedCertificate(trusted).checkServerTrusted(shown, "ECDHE_ECDSA");
    }

    @Test
    void onlyTheNamedOneIsTrusted() {
        assertThatCode(() -> check(LASTING, LASTING)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(LASTING, EXPIRED)).isInstanceOf(CertificateException.class);
        assertThatThrownBy(() -> check(LASTING, EXPIRED, LASTING)).isInstanceOf(CertificateException.class);
        assertThatThrownBy(() -> check(LASTING)).isInstanceOf(CertificateException.class);
    }

    @Test
    void norIsThatOneAfterItsTime() {
        assertThatThrownBy(() -> check(EXPIRED, EXPIRED)).isInstanceOf(CertificateExpiredException.class);
    }
}
