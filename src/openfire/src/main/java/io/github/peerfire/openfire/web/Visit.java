package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.Operations;

/**
 * A request of an administrator.
 *
 * @param who asks
 * @param operations what can be seen and done
 * @param parameters what was asked for, or written into a form
 * @param wording how values are said
 */
record Visit(Administrator who, Operations operations, Parameters parameters, Wording wording) {
}
