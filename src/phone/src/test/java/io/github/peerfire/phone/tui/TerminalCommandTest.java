package io.github.peerfire.phone.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalCommandTest {

    @Test
    void aVerbMayBeFollowedByANameWithSpaces() {
        assertThat(TerminalCommand.parse("  CALL  Bob the Builder ")).contains(
                new TerminalCommand(TerminalCommand.Verb.CALL, "Bob the Builder"));
    }

    @Test
    void itsFirstLettersAreEnoughIfNoOtherBeginsSo() {
        assertThat(TerminalCommand.parse("vid bob")).contains(
                new TerminalCommand(TerminalCommand.Verb.VIDEO, "bob"));
        assertThat(TerminalCommand.parse("ho")).map(TerminalCommand::verb).contains(TerminalCommand.Verb.HOLD);
        assertThat(TerminalCommand.parse("h")).isEmpty();
        assertThat(TerminalCommand.parse("calling")).isEmpty();
        assertThat(TerminalCommand.parse("")).isEmpty();
    }
}
