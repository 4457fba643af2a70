/**
 * What administrators see and do, alike in web pages, over XMPP, in metrics and in the support bundle: values and
 * verbs, no pages and no sentences. Each sub-package is one subject;
 * {@link io.github.peerfire.openfire.operation.Operations} has them all. Methods may wait for the database unless they
 * say otherwise, so they must not be called on a routing thread or an event loop.
 */
package io.github.peerfire.openfire.operation;
