/** The examples that the documents for developers print, which compile, and of which those that can be are run. */
package io.github.peerfire.demo.example;
