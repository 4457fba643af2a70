package io.github.peerfire.openfire.it.clustering;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jivesoftware.util.cache.ClusterTask;

/** Runs a task on the node that it was sent to. */
record TaskCall(ClusterTask<?> task) implements Callable<Object>, Serializable {

    @Override
    public Object call() {
        task.run();
        return task.getResult();
    }
}
