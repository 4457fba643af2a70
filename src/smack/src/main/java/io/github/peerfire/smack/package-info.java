/**
 * The Smack extension for RTMFP endpoints, presence and calls: {@link io.github.peerfire.smack.RtmfpManager} talks to
 * the service, {@link io.github.peerfire.smack.EndpointDirectory} reads presence. Nothing here blocks, and nothing here
 * knows keys.
 */
package io.github.peerfire.smack;
