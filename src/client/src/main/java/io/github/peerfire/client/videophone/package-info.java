/**
 * Calls from and to users of Adobe's Video Phone, who have no XMPP account (ProtoXEP section 8): its streams
 * ({@link io.github.peerfire.client.videophone.VideoPhoneLine}) and its registry of names
 * ({@link io.github.peerfire.client.videophone.VideoPhoneDirectory}). Needs a NetConnection and nothing else.
 *
 * <p>Nobody proves who such a caller is: all that is known is its peer ID.
 */
package io.github.peerfire.client.videophone;
