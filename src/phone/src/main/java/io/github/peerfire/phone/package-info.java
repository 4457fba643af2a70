/** Video Phone as a program: what the command line asks for, and the face that fits. */
package io.github.peerfire.phone;
