package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.session.SessionShare;

/** What an application says of an endpoint that is to be started. */
record EndpointSetup(EndpointConfig config, CryptographyProfile profile, EndpointListener listener) {

    Endpoint endpoint(SessionShare share, RandomSource random) {
        return new Endpoint(config, profile, random, share);
    }
}
