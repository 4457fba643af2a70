/** What a command tells: sentences for people, or a JSON object on each line for programs. */
package io.github.peerfire.cli.output;
