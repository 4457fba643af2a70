/** One record for each chunk of RFC 7016 §2.3, decoding beside encoding. */
package io.github.peerfire.rtmfp.chunk;
