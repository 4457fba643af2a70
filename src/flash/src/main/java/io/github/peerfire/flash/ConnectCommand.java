package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** The command object of {@code connect}: what servers of the Flash platform expect a client to say about itself. */
final class ConnectCommand {

    private static final int CAPABILITIES = 235;
    private static final int AUDIO_CODECS = 3575;
    private static final int VIDEO_CODECS = 252;
    private static final int VIDEO_FUNCTION_SEEK = 1;
    /** Of either end: whether it says, or wants to be told, that introductions led to a session. */
    private static final String REPORTS = "introductionReports";
    private static final String OBJECT_ENCODING = "objectEncoding";
    private static final int AMF0 = 0;
    private static final double AMF3 = 3;

    private ConnectCommand() {
    }

    static AmfValue object(RtmfpUri uri, Map<String, Object> additions) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("app", uri.application());
        properties.put("flashVer", "Peerfire");
        properties.put("tcUrl", uri.text());
        properties.put("fpad", false);
        properties.put("capabilities", CAPABILITIES);
        properties.put("audioCodecs", AUDIO_CODECS);
        properties.put("videoCodecs", VIDEO_CODECS);
        properties.put("videoFunction", VIDEO_FUNCTION_SEEK);
        properties.put(OBJECT_ENCODING, AMF0);
        properties.put(REPORTS, true);
        properties.putAll(additions);
        return AmfValue.of(properties);
    }

    /** Whether a server's information object says that it wants to know whom it introduced in vain, and whom not. */
    static boolean wantsReports(AmfValue information) {
        return information.property(REPORTS).asBoolean().orElse(false);
    }

    /** Whether a server's information object says that AMF3 is spoken. */
    static boolean isAmf3(AmfValue information) {
        return information.property(OBJECT_ENCODING).asNumber().filter(encoding -> encoding == AMF3).isPresent();
    }
}
