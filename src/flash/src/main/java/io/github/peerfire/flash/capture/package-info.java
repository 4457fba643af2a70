/**
 * Reads the UDP datagrams of packet captures, pcap and pcapng, as tcpdump and Wireshark write them.
 *
 * <p>{@link io.github.peerfire.flash.capture.CaptureReader} is the entry.
 */
package io.github.peerfire.flash.capture;
