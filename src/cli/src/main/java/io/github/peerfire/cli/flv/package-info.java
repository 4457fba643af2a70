/**
 * FLV files (Adobe Flash Video File Format Specification 10.1, Annex E): tags in, tags out.
 *
 * <p>{@link io.github.peerfire.cli.flv.FlvReader} and {@link io.github.peerfire.cli.flv.FlvFile} are the entries.
 */
package io.github.peerfire.cli.flv;
