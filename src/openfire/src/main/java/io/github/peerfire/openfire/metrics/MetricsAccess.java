package io.github.peerfire.openfire.metrics;

import io.github.peerfire.openfire.settings.MonitoringSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Who may fetch figures: those from certain addresses, and, if there is a token, only with it.
 *
 * @param settings as they are at the moment
 */
record MetricsAccess(MonitoringSettings settings) {

    private static final String BEARER = "Bearer ";

    /**
     * Whether a request may be answered.
     *
     * @param address of who asks, as a literal
     * @param authorization the header of that name; null if there is none
     */
    boolean allows(String address, String authorization) {
        return settings.metrics() && isNear(address) && hasToken(authorization);
    }

    private boolean isNear(String address) {
        if (address.isEmpty()) {
            return false; // which would stand for this machine
        }
        try {
            // It is a literal, which never asks a name server; the scope of a link-local one means nothing here.
            return settings.mayFetchMetrics(InetAddress.getByName(address.replaceAll("[\\[\\]]|%.*", "")));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean hasToken(String authorization) {
        byte[] wanted = settings.metricsToken().getBytes(StandardCharsets.UTF_8);
        return wanted.length == 0 || authorization != null && authorization.startsWith(BEARER) && MessageDigest.isEqual(
                wanted, authorization.substring(BEARER.length()).trim().getBytes(StandardCharsets.UTF_8));
    }
}
