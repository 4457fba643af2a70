/** The lookup service that Adobe's Video Phone asks over HTTP, {@code reg.cgi} (ProtoXEP section 8.1). */
package io.github.peerfire.openfire.lookup;
