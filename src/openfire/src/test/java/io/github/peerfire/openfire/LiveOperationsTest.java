package io.github.peerfire.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.storage.NoDatabase;
import org.junit.jupiter.api.Test;

class LiveOperationsTest {

    @Test
    void actsThatCannotBeReadDoNotHideHowTheServiceIs() {
        LiveOperations operations =
                new LiveOperations(null, null, null, null, null, null, null, null, NoDatabase.trail(), null);
        assertThat(operations.audit(10)).isEmpty();
    }
}
