/** What single steps of the protocol cost, measured with JMH. */
package io.github.peerfire.bench.micro;
