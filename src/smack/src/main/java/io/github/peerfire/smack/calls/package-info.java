/** The call machines of ProtoXEP section 7: tables of states and events, and what carries out their actions. */
package io.github.peerfire.smack.calls;
