package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.common.RandomSource;

/** Puts something between a server and its drivers. */
abstract class AroundDrivers implements EndpointDriverFactory {

    final EndpointDriverFactory drivers;

    AroundDrivers(EndpointDriverFactory drivers) {
        this.drivers = drivers;
    }

    @Override
    public RandomSource random() {
        return drivers.random();
    }
}
