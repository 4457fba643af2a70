/** What every layer of the protocol shares: parameters, randomness, time, rates, the reasons for dropping things. */
package io.github.peerfire.rtmfp.common;
