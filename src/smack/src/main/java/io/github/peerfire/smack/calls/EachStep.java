package io.github.peerfire.smack.calls;

/**
 * Steps of which each is done whatever those before have thrown: a call that could not say goodbye is over all the
 * same. What was thrown first is thrown in the end.
 */
final class EachStep {

    private RuntimeException failure;

    EachStep then(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            if (failure == null) {
                failure = e;
            } else {
                failure.addSuppressed(e);
            }
        }
        return this;
    }

    void done() {
        if (failure != null) {
            throw failure;
        }
    }
}
