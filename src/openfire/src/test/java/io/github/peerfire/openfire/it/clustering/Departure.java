package io.github.peerfire.openfire.it.clustering;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.openfire.cluster.ClusterEventListener;
import org.jivesoftware.openfire.cluster.ClusterManager;

/** Waits until this server has taken its content out of the caches that it leaves. */
final class Departure implements ClusterEventListener {

    private static final long LIMIT_SECONDS = 60;

    private final CountDownLatch told = new CountDownLatch(1);

    private Departure() {
    }

    static void tellAll() {
        // The last listener: when it is told, all others have been.
        Departure last = new Departure();
        ClusterManager.addListener(last);
        ClusterManager.fireLeftCluster();
        try {
            last.told.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ClusterManager.removeListener(last);
        }
    }

    @Override
    public void leftCluster() {
        told.countDown();
    }

    @Override
    public void joinedCluster() {
        // Not waited for.
    }

    @Override
    public void joinedCluster(byte[] node) {
        // Not waited for.
    }

    @Override
    public void leftCluster(byte[] node) {
        // Not waited for.
    }

    @Override
    public void markedAsSeniorClusterMember() {
        // Not waited for.
    }
}
