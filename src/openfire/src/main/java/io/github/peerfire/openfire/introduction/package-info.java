/** Who may be introduced to whom (ProtoXEP section 5.6). */
package io.github.peerfire.openfire.introduction;
