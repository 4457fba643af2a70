/**
 * What comes between files and streams: tags that go out when their time has come, and messages that come in any order
 * and go into a file in that of their timestamps. Without clocks, so that all of it runs in virtual time.
 */
package io.github.peerfire.cli.media;
