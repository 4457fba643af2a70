package io.github.peerfire.client;

/** What blocks gets a thread of its own for as long as it takes. */
final class Blocking {

    private Blocking() {
    }

    static void run(String what, Runnable task) {
        Thread apart = new Thread(task, "peerfire-" + what);
        apart.setDaemon(true);
        apart.start();
    }
}
